"""The school card."""

from django.db import models

from otmetka.core.tenancy.constraints import SchoolTable
from otmetka.core.tenancy.models import Scoped


class School(models.Model):
    """One school: the tenant. Seen only by who works or learns there."""

    short_name = models.CharField(max_length=120)
    full_name = models.CharField(max_length=500)
    timezone = models.CharField(max_length=40, default="Europe/Moscow")
    inn = models.CharField(max_length=12, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    phone = models.CharField(max_length=60, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    site = models.URLField(blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            SchoolTable(name="schools_school_school", grants="SELECT, UPDATE", column="id"),
        ]


class SchoolName(Scoped):
    """The school's name in one more language of the republic (with the palochka where it has one)."""

    language = models.CharField(max_length=40)
    full_name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=120, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "language"], name="schools_name_language"),
        ]
