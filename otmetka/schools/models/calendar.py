"""Years, reporting terms and the calendar of days that differ from the week's rule."""

from django.db import models
from django.db.models import F, Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link


class SchoolYear(Scoped):
    """A school year «2026/27». Closed years are read only."""

    title = models.CharField(max_length=9)
    starts_on = models.DateField()
    ends_on = models.DateField()
    closed_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "title"], name="schools_year_title"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="schools_year_dates"),
        ]


class Term(Scoped):
    """A reporting term (отчётный период) of some grades: quarter, half-year, trimester or module."""

    KINDS = (
        ("quarter", "четверть"),
        ("half", "полугодие"),
        ("trimester", "триместр"),
        ("module", "модуль"),
    )

    year = link(SchoolYear)
    kind = models.CharField(max_length=9, choices=KINDS)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=40)
    grade_from = models.PositiveSmallIntegerField()
    grade_to = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(year="schools_schoolyear"),
            models.UniqueConstraint(
                fields=["school", "year", "kind", "number", "grade_from"], name="schools_term_number"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="schools_term_dates"),
            models.CheckConstraint(condition=Q(grade_to__gte=F("grade_from")), name="schools_term_grades"),
        ]


class CalendarDay(Scoped):
    """A span of days that differs from the week: vacation, holiday, moved or short day."""

    KINDS = (
        ("vacation", "каникулы"),
        ("holiday", "праздник"),
        ("moved", "перенос"),
        ("short", "короткий день"),
    )

    year = link(SchoolYear)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=KINDS)
    from_on = models.DateField()
    to_on = models.DateField()
    works_as = models.PositiveSmallIntegerField(null=True)
    grade_from = models.PositiveSmallIntegerField(default=1)
    grade_to = models.PositiveSmallIntegerField(default=11)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(year="schools_schoolyear"),
            models.UniqueConstraint(
                fields=["school", "year", "kind", "from_on", "grade_from"], name="schools_day_once"
            ),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="schools_day_dates"),
        ]
