"""The years of a school and the one to show."""

from datetime import date

from otmetka.schools.models import SchoolYear


def years_of(school_id: int) -> list[SchoolYear]:
    """All years, the newest first."""
    return list(SchoolYear.objects.filter(school_id=school_id).order_by("-starts_on"))


def year_to_show(years: list[SchoolYear], asked: int | None, today: date) -> SchoolYear | None:
    """The year that was asked for, else the one of today, else the nearest that begins, else the last."""
    by_id = {year.id: year for year in years}
    if asked in by_id:
        return by_id[asked]
    coming = [year for year in reversed(years) if today <= year.ends_on]
    return next(iter(coming), years[0] if years else None)
