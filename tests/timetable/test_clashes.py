"""Clashes of cells."""

from datetime import time

from otmetka.timetable.rules.clashes import Clash, TimedSlot, clashes

MORNING, NOON = (time(8, 30), time(9, 15)), (time(13, 0), time(13, 45))


def cell(pk: int, **more) -> TimedSlot:
    given = {
        "weekday": 1, "number": 1, "week": 0, "group_id": pk, "room_id": None, "teachers": frozenset(),
        "pupils": frozenset(), "span": MORNING,
    }  # fmt: skip
    return TimedSlot(id=pk, **(given | more))


def test_one_teacher_one_room_and_the_same_pupils():
    one = cell(1, teachers=frozenset({5}), room_id=7, pupils=frozenset({1, 2}))
    two = cell(2, teachers=frozenset({5}), room_id=7, pupils=frozenset({2, 3}))
    assert clashes([one, two]) == [
        Clash("teacher", 5, 1, 2), Clash("room", 7, 1, 2), Clash("pupils", 1, 1, 2),
    ]  # fmt: skip


def test_parallel_groups_without_common_pupils_do_not_clash():
    assert clashes([cell(1, pupils=frozenset({1})), cell(2, pupils=frozenset({2}))]) == []


def test_other_weeks_days_and_shifts_do_not_clash():
    busy = {"teachers": frozenset({5})}
    assert clashes([cell(1, week=1, **busy), cell(2, week=2, **busy)]) == []
    assert clashes([cell(1, **busy), cell(2, weekday=2, **busy)]) == []
    # the first lesson of the second shift is at another time than that of the first
    assert clashes([cell(1, **busy), cell(2, span=NOON, **busy)]) == []
    # and another number at an overlapping time is a clash
    assert len(clashes([cell(1, **busy), cell(2, number=2, span=(time(9, 0), time(9, 40)), **busy)])) == 1


def test_a_week_of_the_cycle_meets_every_week():
    busy = {"teachers": frozenset({5})}
    assert len(clashes([cell(1, week=0, **busy), cell(2, week=2, **busy)])) == 1


def test_without_bells_the_number_decides():
    busy = {"teachers": frozenset({5}), "span": None}
    assert len(clashes([cell(1, **busy), cell(2, **busy)])) == 1
    assert clashes([cell(1, **busy), cell(2, number=2, **busy)]) == []
