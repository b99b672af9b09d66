"""Days off of the production calendar that the year's calendar lacks."""

import holidays

from otmetka.schools.models import CalendarDay, SchoolYear
from otmetka.schools.rules.production_calendar import DayOff, missing_days_off


def days_off_to_add(year: SchoolYear) -> list[DayOff]:
    """Spans to add, by the package ``holidays`` (transfers as far as they are published). One query."""
    found = holidays.country_holidays("RU", years=[year.starts_on.year, year.ends_on.year], language="ru")
    taken = CalendarDay.objects.filter(school_id=year.school_id, year=year, grade_from=1, grade_to=11)
    covered = taken.values_list("from_on", "to_on")
    return missing_days_off(dict(found.items()), year.starts_on, year.ends_on, covered)
