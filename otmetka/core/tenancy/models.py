"""Abstract bases of every school-owned table."""

from typing import Any

from django.db import models

from otmetka.core.tenancy.constraints import FACT_GRANTS, SchoolTable


class Scoped(models.Model):
    """A row of one school: state that may change, with its story in the audit trail."""

    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, db_index=False, related_name="+")

    class Meta:
        abstract = True
        constraints = [SchoolTable(name="%(app_label)s_%(class)s_school")]


class Fact(models.Model):
    """An insert-only row of one school: the application's role may neither change nor delete it."""

    # No key of its own: the composite keys to lesson, pupil and author hold the school already, and each
    # further key is checked for every row of a bulk load (measured: 2 of 7 checks).
    school = models.ForeignKey(
        "schools.School", on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [SchoolTable(name="%(app_label)s_%(class)s_school", grants=FACT_GRANTS)]


def link(to: Any, **options: Any) -> models.ForeignKey:
    """A foreign key inside a school; the database's own key is the SchoolFK beside it."""
    options.setdefault("on_delete", models.PROTECT)
    options.setdefault("db_constraint", False)
    options.setdefault("related_name", "+")
    return models.ForeignKey(to, **options)
