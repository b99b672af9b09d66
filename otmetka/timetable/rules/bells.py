"""Which bells ring for a class, on a usual day and on a short one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

#: A set of this word in its name is for short days and never the usual set of a shift.
SHORT_WORD = "корот"


@dataclass(frozen=True)
class Bells:
    """A set of bells: number of a lesson → its start and end on the school's wall clock."""

    name: str
    shift: int
    times: dict[int, tuple[time, time]]

    @property
    def for_short_days(self) -> bool:
        """Whether its name says that it is for short days."""
        return SHORT_WORD in self.name.lower()


def usual_bells(sets: Iterable[Bells], named: str, shift: int) -> Bells | None:
    """The set that the class names, else the first one of its shift that is not for short days."""
    sets = list(sets)
    by_name = next((bells for bells in sets if named and bells.name.lower() == named.lower()), None)
    return by_name or next((b for b in sets if b.shift == shift and not b.for_short_days), None)


def bells_of_day(sets: Iterable[Bells], named: str, shift: int, short: str | None) -> Bells | None:
    """The set of a day; ``short`` is the calendar's title of a short day.

    A short day takes the set of that very title, else the short set of the shift, else the usual one.
    """
    sets = list(sets)
    usual = usual_bells(sets, named, shift)
    if short is None:
        return usual
    shift = usual.shift if usual else shift
    by_title = [bells for bells in sets if short and bells.name.lower() == short.lower()]
    by_word = [bells for bells in sets if bells.for_short_days and bells.shift == shift]
    return next(iter([*by_title, *by_word]), usual)
