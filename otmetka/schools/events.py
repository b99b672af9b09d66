"""What happened to the structure of a school."""

from dataclasses import dataclass

from otmetka.core.outbox import Event


@dataclass(frozen=True)
class CalendarChanged(Event):
    """The days of a year changed from ``from_on`` (ISO date) on: its lessons have to follow."""

    year_id: int
    from_on: str
