"""Clashes of a timetable: one teacher, one room or the same pupils in two places at one time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import combinations


@dataclass(frozen=True)
class TimedSlot:
    """A cell with its time: two shifts may use the same number at different times.

    ``pupils`` are those of the group; ``span`` is None where the number has no bell.
    """

    id: int
    weekday: int
    number: int
    week: int
    group_id: int
    room_id: int | None
    teachers: frozenset[int]
    pupils: frozenset[int]
    span: tuple[time, time] | None


@dataclass(frozen=True)
class Clash:
    """Two cells that cannot both happen; ``kind`` is teacher, room or pupils.

    ``who`` is the id of the teacher or of the room, for pupils how many of them.
    """

    kind: str
    who: int
    first: int
    second: int


def clashes(slots: Iterable[TimedSlot]) -> list[Clash]:
    """All clashes, each pair once for each teacher, room and set of pupils."""
    by_day: dict[int, list[TimedSlot]] = defaultdict(list)
    for slot in slots:
        by_day[slot.weekday].append(slot)
    return [clash for day in sorted(by_day) for clash in _day(by_day[day])]


def _day(slots: list[TimedSlot]) -> Iterator[Clash]:
    for first, second in combinations(sorted(slots, key=_order), 2):
        if not _meet(first, second):
            continue
        for teacher in sorted(first.teachers & second.teachers):
            yield Clash("teacher", teacher, first.id, second.id)
        if first.room_id is not None and first.room_id == second.room_id:
            yield Clash("room", first.room_id, first.id, second.id)
        both = len(first.pupils & second.pupils)
        if both and first.group_id != second.group_id:
            yield Clash("pupils", both, first.id, second.id)


def _meet(first: TimedSlot, second: TimedSlot) -> bool:
    if first.week and second.week and first.week != second.week:
        return False
    if first.span is None or second.span is None:
        return first.number == second.number
    return first.span[0] < second.span[1] and second.span[0] < first.span[1]


def _order(slot: TimedSlot) -> tuple:
    return slot.number, slot.group_id, slot.id
