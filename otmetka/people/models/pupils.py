"""Pupils, their enrolment history and their teaching groups, all by dates."""

from django.db import models
from django.db.models import F, Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.people.models.persons import Person


class Pupil(Scoped):
    """A pupil (обучающийся) of this school, for all of the years."""

    person = link(Person)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(person="people_person"),
            models.UniqueConstraint(fields=["school", "person"], name="people_pupil_person"),
        ]


class Enrolment(Scoped):
    """A pupil in a class from a day to a day, both included; an open end is NULL."""

    pupil = link(Pupil)
    school_class = link("schools.SchoolClass")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(pupil="people_pupil", school_class="schools_schoolclass"),
            models.UniqueConstraint(
                fields=["school", "pupil", "school_class", "from_on"], name="people_enrolment_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="people_enrolment_dates",
            ),
        ]


class GroupMembership(Scoped):
    """A pupil in a teaching group from a day to a day, both included."""

    group = link("schools.TeachingGroup")
    pupil = link(Pupil)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(group="schools_teachinggroup", pupil="people_pupil"),
            models.UniqueConstraint(
                fields=["school", "group", "pupil", "from_on"], name="people_membership_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="people_membership_dates",
            ),
        ]
