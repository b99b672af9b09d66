"""Who was not there: illnesses of several days, days off by a note, single lessons missed, lateness."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

ILL, EXCUSED, ABSENT, LATE = "б", "у", "н", "о"
_MONTHS_OF_COLDS = frozenset({11, 12, 1, 2, 3})
_NOTES = {
    ILL: ("справка", "справка из поликлиники", "болел"),
    EXCUSED: ("заявление родителей", "соревнования", "олимпиада"),
}


@dataclass(frozen=True, slots=True)
class Spell:
    """A run of days away; ``back_on`` is the day with the note, None where the year ended first."""

    code: str
    first_on: date
    back_on: date | None
    note: str


@cache
def spells(seed: str, key: str, days: tuple[date, ...]) -> dict[date, Spell]:
    """The days that a pupil is away in a year of these school days, with why."""
    rng = Random(f"{seed}/absences/{key}/{days[0].year}")
    frail = rng.uniform(0.3, 1.7)
    away: dict[date, Spell] = {}
    at = 0
    while at < len(days):
        code, length = _falls_out(rng, frail, days[at])
        if not length:
            at += 1
            continue
        run = days[at : at + length]
        back = days[at + length] if at + length < len(days) else None
        spell = Spell(code, run[0], back, rng.choice(_NOTES[code]))
        away.update(dict.fromkeys(run, spell))
        at += length + 5
    return away


def _falls_out(rng: Random, frail: float, day: date) -> tuple[str, int]:
    """Whether a run begins on this day: its code and its length in school days, or ('', 0)."""
    chance = 0.010 if day.month in _MONTHS_OF_COLDS else 0.006
    drawn = rng.random()
    if drawn < chance * frail:
        return ILL, rng.choice((2, 3, 4, 5, 5, 6, 8))
    if drawn < chance * frail + 0.002:
        return EXCUSED, rng.choice((1, 1, 2))
    return "", 0
