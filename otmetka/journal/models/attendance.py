"""Attendance."""

from django.db import models
from django.db.models import Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Fact, link


class Attendance(Fact):
    """A version of a pupil's absence or lateness at a lesson; '' means present again."""

    lesson = link("timetable.Lesson", db_index=False)
    pupil = link("people.Pupil", db_index=False)
    on = models.DateField()
    code = models.CharField(max_length=4, blank=True)
    comment = models.CharField(max_length=500, blank=True, default="")
    predecessor = link("self", null=True, db_index=False)
    author = link("people.Person", db_index=False)
    at = models.DateTimeField()
    command = models.UUIDField(null=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            *links(
                lesson="timetable_lesson",
                pupil="people_pupil",
                predecessor="journal_attendance",
                author="people_person",
            ),
            models.UniqueConstraint(fields=["school", "predecessor"], name="journal_attendance_next"),
            models.UniqueConstraint(
                fields=["school", "lesson", "pupil"],
                condition=Q(predecessor__isnull=True),
                name="journal_attendance_first",
            ),
            models.UniqueConstraint(
                fields=["school", "command"],
                condition=Q(command__isnull=False),
                name="journal_attendance_command",
            ),
        ]
        indexes = [models.Index(fields=["school", "pupil", "on"], name="journal_attendance_pupil")]
