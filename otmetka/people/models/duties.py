"""Duties: what a person is charged with, over what, from when to when, by which order (DESIGN 5)."""

from django.db import models
from django.db.models import F, Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.people.models.persons import Person
from otmetka.people.rules.duties import DUTIES


class Duty(Scoped):
    """A duty (обязанность) of a person; rights follow duties, not job titles."""

    person = link(Person)
    kind = models.CharField(max_length=24, choices=list(DUTIES.items()))
    school_class = link("schools.SchoolClass", null=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    ground = models.CharField(max_length=200, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(person="people_person", school_class="schools_schoolclass"),
            models.UniqueConstraint(
                fields=["school", "person", "kind", "school_class", "from_on"],
                name="people_duty_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="people_duty_dates"
            ),
        ]
