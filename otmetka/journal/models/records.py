"""What was taught and what was set: insert-only versions, the current one has no successor."""

from django.db import models
from django.db.models import Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Fact, Scoped, link
from otmetka.journal.models.plans import PlanTopic


class LessonRecord(Fact):
    """A version of a lesson's record: topic and note."""

    lesson = link("timetable.Lesson", db_index=False)
    topic = models.CharField(max_length=500, blank=True, default="")
    plan_topic = link(PlanTopic, null=True, db_index=False)
    predecessor = link("self", null=True, db_index=False)
    author = link("people.Person", db_index=False)
    at = models.DateTimeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            *links(
                lesson="timetable_lesson",
                predecessor="journal_lessonrecord",
                plan_topic="journal_plantopic",
                author="people_person",
            ),
            models.UniqueConstraint(fields=["school", "predecessor"], name="journal_record_next"),
            models.UniqueConstraint(
                fields=["school", "lesson"],
                condition=Q(predecessor__isnull=True),
                name="journal_record_first",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "lesson"], name="journal_record_lesson"),
            models.Index(fields=["school", "plan_topic"], name="journal_record_topic"),
        ]


class Homework(Fact):
    """A version of the homework set at a lesson: ``due_on`` the lesson it is due to, ``minutes`` its load."""

    lesson = link("timetable.Lesson", db_index=False)
    text = models.TextField(blank=True, default="")
    minutes = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    predecessor = link("self", null=True, db_index=False)
    author = link("people.Person", db_index=False)
    at = models.DateTimeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            *links(lesson="timetable_lesson", predecessor="journal_homework", author="people_person"),
            models.UniqueConstraint(fields=["school", "predecessor"], name="journal_homework_next"),
            models.UniqueConstraint(
                fields=["school", "lesson"],
                condition=Q(predecessor__isnull=True),
                name="journal_homework_first",
            ),
        ]
        indexes = [models.Index(fields=["school", "lesson"], name="journal_homework_lesson")]


class HomeworkFile(Fact):
    """A file of one version of a homework."""

    homework = link(Homework)
    file = link("files.StoredFile")

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            *links(homework="journal_homework", file="files_storedfile"),
            models.UniqueConstraint(fields=["school", "homework", "file"], name="journal_homeworkfile_once"),
        ]


class HomeworkDone(Scoped):
    """The pupil's own tick «сделано» (islamey.instr.3.6.b); it says nothing to the school."""

    lesson = link("timetable.Lesson", db_index=False)
    pupil = link("people.Pupil", db_index=False)
    at = models.DateTimeField()

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(lesson="timetable_lesson", pupil="people_pupil"),
            models.UniqueConstraint(fields=["school", "pupil", "lesson"], name="journal_done_once"),
        ]
