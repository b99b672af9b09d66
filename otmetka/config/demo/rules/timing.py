"""When a teacher writes a lesson down: at once, in the evening, days later, after a reminder, never."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from otmetka.config.demo.rules.shapes import LessonShape
from otmetka.config.demo.rules.traits import Teacher

_REMINDED = 0.75


@dataclass(frozen=True, slots=True)
class Filling:
    """The moment the record is written (None: never) and whether it was during the lesson."""

    at: datetime | None
    at_once: bool


def filling(rng: Random, lesson: LessonShape, who: Teacher, zone: ZoneInfo) -> Filling:
    """How one lesson gets filled in."""
    drawn, spread = rng.random(), rng.random()
    if drawn < who.forgets:
        days = 8 + int(spread * 16)
        reminded = rng.random() < _REMINDED
        return Filling(on_day(lesson, days, 15 + 2 * rng.random(), zone) if reminded else None, at_once=False)
    if drawn < who.forgets + who.on_time:
        begins = 360 if who.after_the_bell else -600
        return Filling(lesson.ends_at + timedelta(seconds=begins + int(spread * 480)), at_once=True)
    if spread < 0.7:
        return Filling(on_day(lesson, 0, 19 + 3 * rng.random(), zone), at_once=False)
    return Filling(on_day(lesson, 1 + int(rng.random() * 5), 14 + 6 * rng.random(), zone), at_once=False)


def on_day(lesson: LessonShape, days: int, hour: float, zone: ZoneInfo) -> datetime:
    """A moment some days after the lesson, at an hour of the wall clock; never before the lesson's end."""
    whole = int(hour)
    clock = time(whole, int((hour - whole) * 60), int(hour * 3600) % 60)
    moment = datetime.combine(lesson.on + timedelta(days=days), clock, zone)
    return max(moment, lesson.ends_at + timedelta(minutes=1))


def during(rng: Random, lesson: LessonShape, filled: Filling) -> datetime:
    """When an answer or an absence is typed: in the lesson, or with the record if that came later."""
    if filled.at_once or filled.at is None:
        seconds = (lesson.ends_at - lesson.starts_at).total_seconds()
        return lesson.starts_at + timedelta(seconds=int((0.15 + 0.8 * rng.random()) * seconds))
    return filled.at + timedelta(seconds=int(rng.random() * 240))
