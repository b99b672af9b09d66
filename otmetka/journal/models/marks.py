"""Works and marks."""

from django.db import models
from django.db.models import Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Fact, Scoped, link


class Work(Scoped):
    """A work of a lesson: a column of the class page with its kind and weight."""

    lesson = link("timetable.Lesson", db_index=False)
    kind = link("regulations.WorkKind", db_index=False)
    title = models.CharField(max_length=120, blank=True, default="")
    weight = models.DecimalField(max_digits=4, decimal_places=2)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(lesson="timetable_lesson", kind="regulations_workkind"),
            models.UniqueConstraint(fields=["school", "lesson", "position"], name="journal_work_position"),
        ]


class Mark(Fact):
    """A version of a cell (work × pupil): '' is cleared, «5 4» two marks of one work."""

    lesson = link("timetable.Lesson", db_index=False)
    work = link(Work, db_index=False)
    pupil = link("people.Pupil", db_index=False)
    on = models.DateField()
    value = models.CharField(max_length=9, blank=True)
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
                work="journal_work",
                pupil="people_pupil",
                predecessor="journal_mark",
                author="people_person",
            ),
            models.UniqueConstraint(fields=["school", "predecessor"], name="journal_mark_next"),
            models.UniqueConstraint(
                fields=["school", "work", "pupil"],
                condition=Q(predecessor__isnull=True),
                name="journal_mark_first",
            ),
            models.UniqueConstraint(
                fields=["school", "command"],
                condition=Q(command__isnull=False),
                name="journal_mark_command",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "lesson"], name="journal_mark_lesson"),
            models.Index(fields=["school", "pupil", "on"], name="journal_mark_pupil"),
        ]
