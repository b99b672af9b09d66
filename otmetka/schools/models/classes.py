"""Classes of a year."""

from django.db import models
from django.db.models import Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.schools.models.calendar import SchoolYear


class SchoolClass(Scoped):
    """A class of one year, such as 7А; next year's 8А is another row."""

    year = link(SchoolYear)
    grade = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=8)
    shift = models.PositiveSmallIntegerField(default=1)
    days_per_week = models.PositiveSmallIntegerField(default=5)
    profile = models.CharField(max_length=80, blank=True, default="")
    bells = models.CharField(max_length=60, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(year="schools_schoolyear"),
            models.UniqueConstraint(fields=["school", "year", "grade", "letter"], name="schools_class_name"),
            models.CheckConstraint(condition=Q(grade__range=(1, 11)), name="schools_class_grade"),
            models.CheckConstraint(condition=Q(days_per_week__in=(5, 6)), name="schools_class_week"),
        ]

    @property
    def name(self) -> str:
        """«7А»."""
        return f"{self.grade}{self.letter}"
