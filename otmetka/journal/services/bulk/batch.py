"""What a bulk load is given: plain tuples, in the order of their staging columns.

``version`` counts the rows of one cell from 0: the row of version 1 corrects that of version 0, and so
on. ``author_id`` is a person of the school, ``at`` an aware moment; both stay as they are given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class WorkRow(NamedTuple):
    """A column of a lesson; the marks of the same batch name it by lesson and position."""

    lesson_id: int
    position: int
    kind_id: int
    title: str
    weight: Decimal


class MarkRow(NamedTuple):
    """A version of a cell: «5», «5 4», «зач», '' (cleared)."""

    lesson_id: int
    position: int
    pupil_id: int
    version: int
    value: str
    comment: str
    author_id: int
    at: datetime


class AttendanceRow(NamedTuple):
    """A version of a pupil's absence or lateness: «н», «б», «у», «о», '' (was there after all)."""

    lesson_id: int
    pupil_id: int
    version: int
    code: str
    comment: str
    author_id: int
    at: datetime


class RecordRow(NamedTuple):
    """A version of a lesson's topic."""

    lesson_id: int
    version: int
    topic: str
    plan_topic_id: int | None
    author_id: int
    at: datetime


class HomeworkRow(NamedTuple):
    """A version of a lesson's homework; ``minutes`` is its load."""

    lesson_id: int
    version: int
    text: str
    minutes: int | None
    due_on: date | None
    author_id: int
    at: datetime


@dataclass(frozen=True)
class FactBatch:
    """One load, all or nothing; ``ground`` says in the trail what it is."""

    works: Iterable[WorkRow] = ()
    marks: Iterable[MarkRow] = ()
    attendance: Iterable[AttendanceRow] = ()
    records: Iterable[RecordRow] = ()
    homework: Iterable[HomeworkRow] = ()
    ground: str = ""
