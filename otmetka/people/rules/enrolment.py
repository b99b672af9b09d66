"""When a pupil may arrive, depart or change class. Dates are school days, spans include both ends."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """A stay in a class; an open end is None."""

    class_id: int
    from_on: date
    to_on: date | None

    def holds(self, on: date) -> bool:
        """Whether the pupil is in the class on a day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


def span_on(spans: list[Span], on: date) -> Span | None:
    """The stay that holds on a day."""
    return next((span for span in spans if span.holds(on)), None)


def arrival_fault(spans: list[Span], on: date, year: tuple[date, date]) -> str:
    """Why a pupil can't arrive on a day: '', ``outside_year`` or ``enrolled``."""
    if not year[0] <= on <= year[1]:
        return "outside_year"
    later = any(span.to_on is None or span.to_on >= on for span in spans)
    return "enrolled" if later else ""


def departure_fault(spans: list[Span], on: date) -> str:
    """Why ``on`` can't be the last day: '', or ``not_enrolled``."""
    return "" if span_on(spans, on) else "not_enrolled"


def transfer_fault(spans: list[Span], class_id: int, on: date, year: tuple[date, date]) -> str:
    """Why ``on`` can't be the first day in another class: '', or a code."""
    if not year[0] <= on <= year[1]:
        return "outside_year"
    now_in = span_on(spans, on)
    if now_in is None:
        return "not_enrolled"
    if now_in.class_id == class_id:
        return "same_class"
    return "first_day" if now_in.from_on >= on else ""
