"""Which days a grade learns, and by which weekday's timetable."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

#: Of several spans over one day the first of these kinds decides: a Saturday moved in from Friday is
#: worked even where the calendar calls it a day off, but not in the middle of a vacation.
_ORDER = ("vacation", "moved", "holiday")
SUNDAY = 7


@dataclass(frozen=True)
class Span:
    """Days that differ from the week, both ends included, for grades from–to."""

    kind: str
    from_on: date
    to_on: date
    works_as: int | None = None
    grade_from: int = 1
    grade_to: int = 11
    title: str = ""

    def covers(self, on: date, grade: int) -> bool:
        """Whether it speaks about this day of this grade."""
        return self.from_on <= on <= self.to_on and self.grade_from <= grade <= self.grade_to


@dataclass(frozen=True)
class SchoolDay:
    """A day on which a grade learns: whose weekday's slots, which week of the cycle, which short bells."""

    on: date
    weekday: int
    week: int
    short: str | None = None


class SchoolCalendar:
    """The days of one year. ``week_of`` counts weeks from the first school day of any grade (week 1)."""

    def __init__(self, starts_on: date, ends_on: date, spans: Iterable[Span]) -> None:
        self.starts_on = starts_on
        self.ends_on = ends_on
        self._spans = sorted(spans, key=lambda span: (span.to_on - span.from_on, span.from_on))
        self._first_monday = _monday(self._first_day())

    def day(self, on: date, grade: int) -> SchoolDay | None:
        """The school day of ``grade`` on this date, or None when it does not learn."""
        if not self.starts_on <= on <= self.ends_on:
            return None
        covering = [span for span in self._spans if span.covers(on, grade)]
        deciding = next((span for kind in _ORDER for span in covering if span.kind == kind), None)
        weekday = on.isoweekday()
        if deciding is None and weekday == SUNDAY:
            return None
        if deciding is not None:
            if deciding.kind != "moved":
                return None
            weekday = deciding.works_as or weekday
        short = next((span.title for span in covering if span.kind == "short"), None)
        return SchoolDay(on, weekday, self.week_of(on), short)

    def off_title(self, on: date, grade: int) -> str:
        """Why ``grade`` does not learn on this date by the calendar; '' where the calendar is silent."""
        covering = [span for span in self._spans if span.covers(on, grade)]
        deciding = next((span for kind in _ORDER for span in covering if span.kind == kind), None)
        return deciding.title if deciding is not None and deciding.kind != "moved" else ""

    def week_of(self, on: date) -> int:
        """1 or 2: the week of a two-week cycle, alternating by calendar weeks."""
        return (_monday(on) - self._first_monday).days // 7 % 2 + 1

    def dates(self, from_on: date, to_on: date) -> list[date]:
        """All dates of the year within the span."""
        first, last = max(from_on, self.starts_on), min(to_on, self.ends_on)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def _first_day(self) -> date:
        self._first_monday = _monday(self.starts_on)
        for on in self.dates(self.starts_on, self.ends_on):
            if any(self.day(on, grade) for grade in range(1, 12)):
                return on
        return self.starts_on


def _monday(on: date) -> date:
    return on - timedelta(days=on.isoweekday() - 1)
