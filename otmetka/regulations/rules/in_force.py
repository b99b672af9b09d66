"""Which of several values of one key holds for a grade on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Value:
    """A value of the act with its ground, grades and validity (both ends included; open end None)."""

    key: str
    value: Any
    unit: str
    ground: str
    grade_from: int
    grade_to: int
    from_on: date
    to_on: date | None

    def covers(self, grade: int, on: date) -> bool:
        """Whether it holds for pupils of ``grade`` on this day."""
        in_time = self.from_on <= on and (self.to_on is None or on <= self.to_on)
        return in_time and self.grade_from <= grade <= self.grade_to


def in_force(values: Iterable[Value], key: str, grade: int, on: date) -> Value | None:
    """The value in force: the latest of those that cover the day, of equal ones the narrowest in grades."""
    covering = [value for value in values if value.key == key and value.covers(grade, on)]
    return max(covering, key=_weight, default=None)


def _weight(value: Value) -> tuple[date, int]:
    return value.from_on, value.grade_from - value.grade_to
