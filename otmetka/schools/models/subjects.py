"""Subjects, kinds of course and teaching groups: what КТП, class page, load and finals hang on."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.schools.models.calendar import SchoolYear
from otmetka.schools.models.classes import SchoolClass

MARKING = (("marks", "отметки"), ("pass", "зачёт"), ("none", "без отметок"))


class Subject(Scoped):
    """A subject as the school names it."""

    name = models.CharField(max_length=120)
    short = models.CharField(max_length=24, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "name"], name="schools_subject_name"),
        ]


class CourseKind(Scoped):
    """A kind of course (обязательный, элективный, внеурочный …) with its usual form of marking."""

    name = models.CharField(max_length=60)
    marking = models.CharField(max_length=5, choices=MARKING, default="marks")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "name"], name="schools_coursekind_name"),
        ]


class TeachingGroup(Scoped):
    """A set of pupils of one or several classes who learn a subject together (учебная группа).

    ``whole_class`` groups follow the enrolment; the others have their members listed by dates.
    """

    year = link(SchoolYear)
    subject = link(Subject)
    course_kind = link(CourseKind)
    marking = models.CharField(max_length=5, choices=MARKING, default="marks")
    name = models.CharField(max_length=60, blank=True, default="")
    classes_label = models.CharField(max_length=120)
    whole_class = models.BooleanField(default=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(year="schools_schoolyear", subject="schools_subject", course_kind="schools_coursekind"),
            models.UniqueConstraint(
                fields=["school", "year", "subject", "classes_label", "name"],
                name="schools_group_name",
            ),
        ]


class GroupClass(Scoped):
    """A class that gives pupils to a teaching group."""

    group = link(TeachingGroup, related_name="group_classes")
    school_class = link(SchoolClass)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(group="schools_teachinggroup", school_class="schools_schoolclass"),
            models.UniqueConstraint(
                fields=["school", "group", "school_class"], name="schools_groupclass_once"
            ),
        ]
