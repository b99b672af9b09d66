"""From slots to dated lessons, and what a rebuild may and may not do to them."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from otmetka.timetable.rules.bells import Bells
from otmetka.timetable.rules.dated_lessons import (
    GroupShape,
    LoadSpan,
    SlotShape,
    VersionShape,
    YearShape,
    plan_lessons,
)
from otmetka.timetable.rules.rebuild import Existing, Wanted, rebuild
from otmetka.timetable.rules.school_days import SchoolCalendar, Span

START, END = date(2026, 9, 1), date(2026, 12, 29)
BELLS = (Bells("1 смена", 1, {n: (time(8 + n, 0), time(8 + n, 45)) for n in range(0, 8)}),)
GROUPS = {1: GroupShape(1, (7,)), 2: GroupShape(2, (10, 11)), 3: GroupShape(3, (1,))}


def slot(number: int, weekday: int = 2, group: int = 1, week: int = 0, **more) -> SlotShape:
    return SlotShape(100 * weekday + number, weekday, number, week, group, **more)


def year(*versions: VersionShape, spans=(), loads=()) -> YearShape:
    return YearShape(SchoolCalendar(START, END, spans), GROUPS, versions, BELLS, tuple(loads))


def test_weekly_and_two_week_cycles():
    version = VersionShape(1, START, 2, (slot(1), slot(2, week=1), slot(3, week=2)))
    plan = plan_lessons(year(version), date(2026, 9, 1), date(2026, 9, 15))
    assert [(p.on.day, p.number) for p in plan.lessons] == [(1, 1), (1, 2), (8, 1), (8, 3), (15, 1), (15, 2)]


def test_a_new_version_takes_over_from_its_day():
    old, new = VersionShape(1, START, 1, (slot(1),)), VersionShape(2, date(2026, 9, 8), 1, (slot(4),))
    plan = plan_lessons(year(old, new), date(2026, 9, 1), date(2026, 9, 15))
    assert [(p.on.day, p.number) for p in plan.lessons] == [(1, 1), (8, 4), (15, 4)]


def test_holidays_moved_days_and_vacations_of_a_grade():
    spans = [
        Span("holiday", date(2026, 9, 8), date(2026, 9, 8)),
        Span("moved", date(2026, 9, 12), date(2026, 9, 12), works_as=2),
        Span("vacation", date(2026, 9, 15), date(2026, 9, 15), grade_from=10, grade_to=10),
        Span("vacation", date(2026, 9, 15), date(2026, 9, 15), grade_from=1, grade_to=1),
    ]
    version = VersionShape(1, START, 1, (slot(1), slot(2, group=2), slot(3, group=3)))
    plan = plan_lessons(year(version, spans=spans), date(2026, 9, 1), date(2026, 9, 15))
    days = {group: [p.on.day for p in plan.lessons if p.group_id == group] for group in GROUPS}
    # a joined group learns when one of its grades does
    assert days == {1: [1, 12, 15], 2: [1, 12, 15], 3: [1, 12]}


def test_the_teacher_is_the_slots_else_the_one_of_the_load_that_day():
    loads = [LoadSpan(1, 11, START, date(2026, 9, 7)), LoadSpan(1, 12, date(2026, 9, 8), None)]
    version = VersionShape(1, START, 1, (slot(1), slot(2, teachers=(99, 98))))
    plan = plan_lessons(year(version, loads=loads), date(2026, 9, 1), date(2026, 9, 8))
    assert [p.teachers for p in plan.lessons] == [(11,), (98, 99), (12,), (98, 99)]


def test_a_number_without_a_bell_is_told_and_not_guessed():
    plan = plan_lessons(
        year(VersionShape(1, START, 1, (slot(0), slot(9)))), date(2026, 9, 1), date(2026, 9, 8)
    )
    assert [p.number for p in plan.lessons] == [0, 0]
    assert plan.without_bell == {("1 смена", 9): 2}


SLOTS = st.sets(
    st.tuples(st.integers(1, 6), st.integers(0, 7), st.sampled_from([1, 2, 3]), st.integers(0, 2)),
    max_size=20,
)


def _version(number: int, from_on: date, cells, weeks: int = 2) -> VersionShape:
    rows = enumerate(sorted(cells), start=1000 * number)
    return VersionShape(number, from_on, weeks, tuple(SlotShape(i, d, n, w, g) for i, (d, n, g, w) in rows))


@given(SLOTS, SLOTS, st.integers(1, 60))
def test_every_lesson_stands_on_a_day_of_its_slot_and_version(first, second, after):
    change = START + timedelta(days=after)
    spans = [Span("holiday", date(2026, 11, 4), date(2026, 11, 4))]
    shape = year(_version(1, START, first), _version(2, change, second), spans=spans)
    plan = plan_lessons(shape, START, END)
    slots = {slot.id: (version, slot) for version in shape.versions for slot in version.slots}
    for lesson in plan.lessons:
        version, cell = slots[lesson.slot_id]
        assert lesson.on.isoweekday() == cell.weekday and lesson.on != date(2026, 11, 4)
        assert cell.week in (0, shape.calendar.week_of(lesson.on))
        assert version.id == (2 if lesson.on >= change else 1)


NUMBERS = st.dictionaries(st.integers(0, 7), st.booleans(), max_size=6)


def _at(on: date, number: int) -> tuple[datetime, datetime]:
    starts = datetime(on.year, on.month, on.day, 6 + number, tzinfo=UTC)
    return starts, starts + timedelta(minutes=45)


@given(NUMBERS, st.sets(st.integers(0, 7), max_size=6))
def test_a_rebuild_never_removes_or_moves_what_was_touched(there, wanted):
    existing = [
        Existing(n + 1, 1, START, n, *_at(START, n), 50 + n, None, (), touched)
        for n, touched in there.items()
    ]
    wants = [Wanted(1, START, n, *_at(START, n), 90 + n, None, (7,)) for n in wanted]
    result = rebuild(existing, wants)
    assert not [lesson for lesson in result.remove if lesson.touched]
    assert not [old for old, _new in result.change if old.touched]
    after = {lesson.number for lesson in existing} - {lesson.number for lesson in result.remove}
    after |= {want.number for want in result.add}
    touched = {n for n, is_touched in there.items() if is_touched}
    assert touched <= after
    # nobody holds a lesson twice: as many as wanted, or as many as were held
    assert len(after) == max(len(wanted), len(touched | (after & wanted)))
    assert after - touched <= wanted


@given(NUMBERS, st.sets(st.integers(0, 7), max_size=6))
def test_a_second_rebuild_changes_nothing(there, wanted):
    existing = [
        Existing(n + 1, 1, START, n, *_at(START, n), 50 + n, None, (), touched)
        for n, touched in there.items()
    ]
    wants = [Wanted(1, START, n, *_at(START, n), 90 + n, None, (7,)) for n in wanted]
    first = rebuild(existing, wants)
    gone = {lesson.id for lesson in first.remove}
    changed = {old.id: new for old, new in first.change}
    after = [
        lesson if lesson.id not in changed else _as_existing(lesson.id, changed[lesson.id])
        for lesson in existing if lesson.id not in gone
    ]  # fmt: skip
    after += [_as_existing(100 + want.number, want) for want in first.add]
    second = rebuild(after, wants)
    assert (second.add, second.change, second.remove) == ([], [], [])


def _as_existing(lesson_id: int, want: Wanted) -> Existing:
    return Existing(
        lesson_id, want.group_id, want.on, want.number, want.starts_at, want.ends_at, want.slot_id,
        want.room_id, want.teachers, False,
    )  # fmt: skip


def test_a_lesson_made_by_hand_is_not_removed():
    by_hand = Existing(1, 1, START, 3, *_at(START, 3), None, None, (), False)
    assert rebuild([by_hand], []).remove == []
