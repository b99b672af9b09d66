"""Guardians and their children."""

from django.db import models
from django.db.models import F, Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.people.models.persons import Person
from otmetka.people.models.pupils import Pupil


class Guardianship(Scoped):
    """A guardian (законный представитель) of a pupil while the link is valid; its end ends access at once.

    The dates are days of the school's time zone. ``ended_at`` closes the link at a moment, so that a
    removal today works for the next request (islamey.instr.3.6).
    """

    guardian = link(Person)
    pupil = link(Pupil)
    kin = models.CharField(max_length=40, blank=True, default="")
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_ground = models.CharField(max_length=200, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(guardian="people_person", pupil="people_pupil"),
            models.UniqueConstraint(
                fields=["school", "guardian", "pupil"],
                condition=Q(ended_at__isnull=True),
                name="people_guardianship_once",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(from_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="people_guardianship_dates",
            ),
        ]
