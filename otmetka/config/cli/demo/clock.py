"""The demo's own moment: where its clock begins, and where it goes on after a stop.

Everything here is pure but :class:`ClockFile`. Moments are aware, in the demo school's zone.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Moscow")
THIRD_LESSON_OVER = time(11, 10)
_MONDAY_TO_FRIDAY = range(5)


class BadDay(ValueError):
    """``DAY=`` cannot be taken; the message is shown."""


@dataclass(frozen=True)
class DemoYear:
    """The school year the demo lives in; ``free`` are its spans without lessons, both ends included."""

    starts_on: date
    ends_on: date
    free: tuple[tuple[date, date], ...] = ()

    def is_school_day(self, day: date) -> bool:
        """Monday to Friday, within the year, in no vacation and on no holiday."""
        within = self.starts_on <= day <= self.ends_on
        return within and day.weekday() in _MONDAY_TO_FRIDAY and not self._is_free(day)

    def _is_free(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.free)


YEAR_2026_27 = DemoYear(
    date(2026, 9, 1),
    date(2027, 5, 29),
    free=(
        (date(2026, 10, 26), date(2026, 11, 4)),
        (date(2026, 12, 31), date(2027, 1, 10)),
        (date(2027, 2, 22), date(2027, 2, 23)),
        (date(2027, 3, 8), date(2027, 3, 8)),
        (date(2027, 3, 22), date(2027, 3, 30)),
        (date(2027, 5, 1), date(2027, 5, 3)),
        (date(2027, 5, 9), date(2027, 5, 10)),
    ),
)


def default_moment(now: datetime, year: DemoYear) -> datetime:
    """The last school day of ``year`` whose third lesson was over before ``now``, at 11:10.

    Before the year's first such moment there is none, so the year's last school day is taken: the demo then
    lives in a whole year, although it lies ahead.
    """
    for day in _backwards(year.ends_on, year.starts_on):
        moment = datetime.combine(day, THIRD_LESSON_OVER, ZONE)
        if year.is_school_day(day) and moment <= now:
            return moment
    last = next(day for day in _backwards(year.ends_on, year.starts_on) if year.is_school_day(day))
    return datetime.combine(last, THIRD_LESSON_OVER, ZONE)


def _backwards(last: date, first: date) -> Iterable[date]:
    return (last - timedelta(days=back) for back in range((last - first).days + 1))


def parse_day(text: str, year: DemoYear) -> datetime:
    """``2026-11-17T11:10`` or ``2026-11-17`` (then 11:10) within the demo's year. Raises :class:`BadDay`."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadDay(f"Не понятно DAY={text}: нужно, например, DAY=2026-11-17T11:10.") from error
    if len(text.strip()) <= len("2026-11-17"):
        moment = datetime.combine(moment.date(), THIRD_LESSON_OVER)
    moment = moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)
    if not year.starts_on <= moment.date() <= year.ends_on:
        first, last = f"{year.starts_on:%d.%m.%Y}", f"{year.ends_on:%d.%m.%Y}"
        raise BadDay(f"Учебный год демонстрации длится с {first} по {last}, а DAY={text} — вне его.")
    return moment


def choose_moment(asked: datetime | None, stopped_at: datetime | None, default: datetime) -> datetime:
    """Where the clock begins now. It never goes back: data of later days is there already."""
    if stopped_at is None:
        return asked or default
    if asked is not None and asked < stopped_at:
        raise BadDay(
            f"Демонстрация уже дошла до {stopped_at.astimezone(ZONE):%d.%m.%Y %H:%M}, назад её часы не идут. "
            "Начните заново: make demo RESET=1 DAY=…"
        )
    return asked or stopped_at


class ClockFile:
    """``demo-clock.json``: the last moment the demo has lived through."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> datetime | None:
        """The recorded moment; None when there is none or the file is broken."""
        try:
            return datetime.fromisoformat(json.loads(self.path.read_text())["moment"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, moment: datetime) -> None:
        """Record a moment, whole or not at all."""
        draft = self.path.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps({"moment": moment.astimezone(ZONE).isoformat()}))
        draft.replace(self.path)
