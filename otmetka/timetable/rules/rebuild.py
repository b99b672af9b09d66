"""What a change of the timetable does to the lessons that are there: a touched one stays as it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Wanted:
    """A lesson that should be there, at moments."""

    group_id: int
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    slot_id: int
    room_id: int | None
    teachers: tuple[int, ...]


@dataclass(frozen=True)
class Existing:
    """A lesson that is there; ``touched`` when anything was written into it."""

    id: int
    group_id: int
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    slot_id: int | None
    room_id: int | None
    teachers: tuple[int, ...]
    touched: bool


@dataclass
class Rebuild:
    """The way from the lessons that are there to those that should be; ``kept`` are touched and differ."""

    add: list[Wanted] = field(default_factory=list)
    change: list[tuple[Existing, Wanted]] = field(default_factory=list)
    remove: list[Existing] = field(default_factory=list)
    kept: list[Existing] = field(default_factory=list)
    same: int = 0


def rebuild(existing: Iterable[Existing], wanted: Iterable[Wanted]) -> Rebuild:
    """Compare day by day and group by group.

    A lesson of the same number is the same lesson and keeps its id. A touched lesson without a counterpart
    stays and stands for one of the wanted lessons of that group and day, so that nobody has to hold a
    lesson twice. Other touched lessons stay too. Lessons that were never made from a slot are not removed.
    """
    result = Rebuild()
    there: dict[tuple[int, date], list[Existing]] = defaultdict(list)
    should: dict[tuple[int, date], dict[int, Wanted]] = defaultdict(dict)
    for lesson in existing:
        there[lesson.group_id, lesson.on].append(lesson)
    for want in wanted:
        should[want.group_id, want.on].setdefault(want.number, want)
    for key in there.keys() | should.keys():
        _one_day(result, there.get(key, []), should.get(key, {}))
    return result


def _one_day(result: Rebuild, there: list[Existing], should: dict[int, Wanted]) -> None:
    left = dict(should)
    alone = []
    for lesson in there:
        want = left.pop(lesson.number, None)
        if want is None:
            alone.append(lesson)
        else:
            _matched(result, lesson, want)
    for lesson in alone:
        if lesson.touched:
            result.kept.append(lesson)
            _stands_for_one(left, lesson.number)
        elif lesson.slot_id is not None:
            result.remove.append(lesson)
    result.add.extend(left.values())


def _matched(result: Rebuild, lesson: Existing, want: Wanted) -> None:
    if _looks_equal(lesson, want):
        result.same += 1
    elif lesson.touched:
        result.kept.append(lesson)
    else:
        result.change.append((lesson, want))


def _stands_for_one(left: dict[int, Wanted], number: int) -> None:
    if left:
        del left[min(left, key=lambda other: (abs(other - number), other))]


def _looks_equal(lesson: Existing, want: Wanted) -> bool:
    """Equal to a person; the slot may be the same cell of an older version, and it may stay so."""
    mine = (lesson.starts_at, lesson.ends_at, lesson.room_id, lesson.teachers)
    return mine == (want.starts_at, want.ends_at, want.room_id, want.teachers)
