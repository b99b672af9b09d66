"""Days off of the Russian production calendar that a school's calendar does not have yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class DayOff:
    """Days off in a row with one title, both ends included."""

    title: str
    from_on: date
    to_on: date


def missing_days_off(
    days: dict[date, str], starts_on: date, ends_on: date, covered: Iterable[tuple[date, date]]
) -> list[DayOff]:
    """What to add: days within the year that are no Sunday and lie in no span that is there already."""
    covered = list(covered)
    wanted = [
        on
        for on in sorted(days)
        if starts_on <= on <= ends_on
        and on.isoweekday() != 7
        and not any(first <= on <= last for first, last in covered)
    ]
    found: list[DayOff] = []
    for on in wanted:
        if found and found[-1].title == days[on] and found[-1].to_on + timedelta(days=1) == on:
            found[-1] = DayOff(found[-1].title, found[-1].from_on, on)
        else:
            found.append(DayOff(days[on], on, on))
    return found
