"""The act as data: numbers in force on a date, each with its ground (DESIGN 1, 3)."""

from django.db import models
from django.db.models import F, Q

from otmetka.core.tenancy.models import Scoped


class Parameter(Scoped):
    """A value of the act with its unit, scope of grades, ground and period of validity."""

    key = models.CharField(max_length=60)
    value = models.JSONField()
    unit = models.CharField(max_length=24, blank=True, default="")
    grade_from = models.PositiveSmallIntegerField(default=1)
    grade_to = models.PositiveSmallIntegerField(default=11)
    ground = models.CharField(max_length=300)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(
                fields=["school", "key", "grade_from", "from_on"], name="regulations_parameter_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="regulations_parameter_dates",
            ),
        ]


class WorkKind(Scoped):
    """A kind of work (вид работы) of the school's list with its weight in the average."""

    code = models.CharField(max_length=24)
    title = models.CharField(max_length=80)
    short = models.CharField(max_length=8)
    weight = models.DecimalField(max_digits=4, decimal_places=2)
    written = models.BooleanField(default=False)
    second_mark = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    ground = models.CharField(max_length=300)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "code", "from_on"], name="regulations_workkind_once"),
        ]
