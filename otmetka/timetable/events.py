"""What happened in the timetable."""

from dataclasses import dataclass

from otmetka.core.outbox import Event


@dataclass(frozen=True)
class TimetablePublished(Event):
    """A version came into force from ``from_on`` (ISO date); the numbers are of dated lessons."""

    version_id: int
    from_on: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class LessonsRebuilt(Event):
    """Calendar, bells or load changed, and the lessons of the year were made anew from ``from_on``."""

    year_id: int
    from_on: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True)
class SourcesChanged(Event):
    """Bells or load of a year changed: its lessons have to follow from ``from_on`` (ISO date) on."""

    year_id: int
    from_on: str
