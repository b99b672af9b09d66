"""Weeks and days of the diary."""

from collections.abc import Iterable
from datetime import date, timedelta

SCHOOL_DAYS = 6


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def days_of_week(monday: date, with_lessons: Iterable[date]) -> list[date]:
    """Monday to Saturday, and Sunday only where there are lessons on it."""
    days = [monday + timedelta(days=number) for number in range(SCHOOL_DAYS)]
    sunday = monday + timedelta(days=SCHOOL_DAYS)
    return [*days, sunday] if sunday in set(with_lessons) else days


def shown_first(today: date, lessons_on: Iterable[date]) -> date:
    """Which day a phone shows first: today, or the nearest later day with lessons of the same week."""
    ahead = sorted(day for day in set(lessons_on) if day >= today)
    return ahead[0] if ahead else today


def next_school_day(today: date, lessons_on: Iterable[date]) -> date | None:
    """The first day after today with lessons."""
    return min((day for day in set(lessons_on) if day > today), default=None)
