"""Timetable: rooms, bells, load, versions with slots, and dated lessons."""

from otmetka.timetable.models.bells import Bell, BellSet, Room
from otmetka.timetable.models.lessons import Lesson, LessonTeacher
from otmetka.timetable.models.load import TeachingLoad
from otmetka.timetable.models.versions import Slot, SlotTeacher, TimetableVersion

__all__ = [
    "Bell", "BellSet", "Lesson", "LessonTeacher", "Room", "Slot", "SlotTeacher", "TeachingLoad",
    "TimetableVersion",
]  # fmt: skip
