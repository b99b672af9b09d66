"""Lesson plans (КТП)."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link


class LessonPlan(Scoped):
    """The lesson plan of one teaching group: its topics in the order of teaching."""

    group = link("schools.TeachingGroup")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(group="schools_teachinggroup"),
            models.UniqueConstraint(fields=["school", "group"], name="journal_plan_group"),
        ]


class PlanTopic(Scoped):
    """A numbered topic of a plan; ``hours`` lessons are given to it."""

    plan = link(LessonPlan)
    number = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=300, blank=True, default="")
    topic = models.CharField(max_length=500)
    hours = models.PositiveSmallIntegerField(default=1)
    homework = models.CharField(max_length=500, blank=True, default="")
    work_kind = models.CharField(max_length=24, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(plan="journal_lessonplan"),
            models.UniqueConstraint(fields=["school", "plan", "number"], name="journal_topic_number"),
        ]
