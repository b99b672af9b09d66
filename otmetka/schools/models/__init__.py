"""School structure: card, years, terms, calendar, classes, subjects, teaching groups."""

from otmetka.schools.models.calendar import CalendarDay, SchoolYear, Term
from otmetka.schools.models.card import School, SchoolName
from otmetka.schools.models.classes import SchoolClass
from otmetka.schools.models.subjects import CourseKind, GroupClass, Subject, TeachingGroup

__all__ = [
    "CalendarDay", "CourseKind", "GroupClass", "School", "SchoolClass", "SchoolName", "SchoolYear",
    "Subject", "TeachingGroup", "Term",
]  # fmt: skip
