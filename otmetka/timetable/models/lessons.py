"""Dated lessons: what the journal hangs on."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.timetable.models.bells import Room
from otmetka.timetable.models.versions import Slot


class Lesson(Scoped):
    """One lesson of one group on one day. ``touched_at`` is set when anything was written into it:

    from then on no change of the timetable moves or deletes it.
    """

    year = link("schools.SchoolYear")
    group = link("schools.TeachingGroup", db_index=False)
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    room = link(Room, null=True, db_index=False)
    slot = link(Slot, null=True, db_index=False)
    touched_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(
                year="schools_schoolyear",
                group="schools_teachinggroup",
                room="timetable_room",
                slot="timetable_slot",
            ),
            models.UniqueConstraint(fields=["school", "group", "on", "number"], name="timetable_lesson_once"),
        ]
        indexes = [models.Index(fields=["school", "on"], name="timetable_lesson_on")]


class LessonTeacher(Scoped):
    """A teacher of a dated lesson."""

    lesson = link(Lesson, related_name="lesson_teachers", db_index=False)
    teacher = link("people.Person", db_index=False)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(lesson="timetable_lesson", teacher="people_person"),
            models.UniqueConstraint(fields=["school", "lesson", "teacher"], name="timetable_lt_once"),
        ]
        indexes = [models.Index(fields=["school", "teacher", "lesson"], name="timetable_lt_teacher")]
