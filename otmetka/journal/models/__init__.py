"""The journal: lesson plans, lesson records, homework, works, marks, attendance."""

from otmetka.journal.models.attendance import Attendance
from otmetka.journal.models.marks import Mark, Work
from otmetka.journal.models.plans import LessonPlan, PlanTopic
from otmetka.journal.models.records import Homework, HomeworkDone, HomeworkFile, LessonRecord

__all__ = [
    "Attendance", "Homework", "HomeworkDone", "HomeworkFile", "LessonPlan", "LessonRecord", "Mark",
    "PlanTopic", "Work",
]  # fmt: skip
