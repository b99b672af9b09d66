"""How much is set for a day, and whether a task came late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Load:
    """Tasks of one day: their number, the minutes their teachers reckon with, and how many say no time."""

    tasks: int
    minutes: int
    unknown: int


def load_of(minutes: Iterable[int | None]) -> Load:
    """The sum of one day from the minutes of its tasks."""
    told = list(minutes)
    known = [value for value in told if value is not None]
    return Load(len(told), sum(known), len(told) - len(known))


def is_over(load: Load, norm: int | None) -> bool:
    """Whether the minutes of a day exceed the norm in force."""
    return norm is not None and load.minutes > norm


def is_late(posted_at: datetime, last_bell: datetime, allowed_minutes: int) -> bool:
    """Whether a task was posted later than so many minutes after these pupils' last lesson (C12)."""
    # the limit names a minute: 14:35:59 is still 14:35
    return posted_at.replace(second=0, microsecond=0) > last_bell + timedelta(minutes=allowed_minutes)
