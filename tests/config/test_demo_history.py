"""How the demo's people behave: the same seed makes the same history, and no history is impossible."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from otmetka.config.demo.rules.absences import spells
from otmetka.config.demo.rules.history import fill_group
from otmetka.config.demo.rules.shapes import (
    Density,
    Facts,
    GroupShape,
    KindShape,
    LessonShape,
    MemberShape,
    Setting,
    TopicShape,
)
from otmetka.journal.rules.cell import ABSENCES, CellState
from otmetka.journal.rules.marks import CellFacts, MarkLimits, check_mark

ZONE = ZoneInfo("Europe/Moscow")
FIRST = date(2026, 9, 1)
DAYS = tuple(day for n in range(60) if (day := FIRST + timedelta(days=n)).weekday() < 5)
LIMITS = MarkLimits((2, 3, 4, 5), "written")
KINDS = {
    "answer": KindShape(1, Decimal(1), False, False),
    "homework": KindShape(2, Decimal(1), False, False),
    "control": KindShape(3, Decimal(3), True, False),
    "dictation": KindShape(4, Decimal(2), True, True),
}
TOPICS = tuple(
    TopicShape(n, f"Тема {n}", 1 + n % 2, f"§ {n}", {3: "control", 6: "dictation"}.get(n % 8, ""))
    for n in range(40)
)


def lesson(number: int, on: date) -> LessonShape:
    starts = datetime(on.year, on.month, on.day, 8, 30, tzinfo=ZONE)
    return LessonShape(100 + number, on, 1, starts, starts + timedelta(minutes=40), 7, "С-001")


def group(key: str = "7А Алгебра", marking: str = "marks", grade: int = 7) -> GroupShape:
    members = [MemberShape(n, f"У-{n}", FIRST, None, 8) for n in range(1, 21)]
    members.append(MemberShape(21, "У-21", FIRST, FIRST + timedelta(days=20), 8))
    members.append(MemberShape(22, "У-22", FIRST + timedelta(days=21), None, 8))
    lessons = tuple(lesson(number, on) for number, on in enumerate(DAYS))
    return GroupShape(key, "Алгебра", grade, marking, lessons, tuple(members), TOPICS)


def history(of: GroupShape, moment: datetime, seed: str = "seed") -> Facts:
    facts = Facts()
    fill_group(of, Setting(seed, ZONE, KINDS, moment, Density((2, 4), 0.3)), DAYS, facts)
    return facts


moments = st.datetimes(datetime(2026, 8, 31), datetime(2026, 11, 20)).map(lambda m: m.replace(tzinfo=UTC))
seeds = st.integers(0, 10_000).map(str)


@settings(max_examples=25, deadline=None)
@given(moments, seeds)
def test_nothing_is_written_before_its_lesson_after_the_moment_or_for_a_stranger(moment, seed):
    of = group()
    facts = history(of, moment, seed)
    lessons = {one.id: one for one in of.lessons}
    members = defaultdict(list)
    for member in of.members:
        members[member.pupil_id].append(member)
    for lesson_id, _position, pupil_id, _version, _value, _comment, _author, at in facts.marks:
        assert lessons[lesson_id].starts_at <= at <= moment
        assert any(member.on(lessons[lesson_id].on) for member in members[pupil_id])
    for lesson_id, pupil_id, _version, _code, _comment, _author, at in facts.attendance:
        assert lessons[lesson_id].starts_at <= at <= moment
        assert any(member.on(lessons[lesson_id].on) for member in members[pupil_id])
    for row in facts.records + facts.homework:
        assert lessons[row[0]].starts_at <= row[-1] <= moment
    assert all(row[4] is None or row[4] > lessons[row[0]].on for row in facts.homework)


@settings(max_examples=25, deadline=None)
@given(moments, seeds)
def test_chains_are_whole_and_every_value_may_stand_in_its_cell(moment, seed):
    facts = history(group(), moment, seed)
    kinds = {(row[0], row[1]): row[2] for row in facts.works}
    by_id = {kind.id: kind for kind in KINDS.values()}
    away = {(row[0], row[1]): row[3] for row in facts.attendance}
    chains = defaultdict(list)
    for row in facts.marks:
        chains[row[:3]].append(row)
        kind = by_id[kinds[row[0], row[1]]]
        cell = CellFacts(FIRST, "marks", False, True, kind.written, kind.second_mark)
        assert check_mark(CellState(row[4], away.get((row[0], row[2]), "")), cell, LIMITS, FIRST).allowed
    for rows in chains.values():
        assert [row[3] for row in rows] == list(range(len(rows)))
        assert [row[7] for row in rows] == sorted(row[7] for row in rows)
        assert rows[0][4]


@settings(max_examples=15, deadline=None)
@given(moments, moments, seeds)
def test_the_same_seed_is_the_same_history_and_a_later_moment_only_adds(one, other, seed):
    early, late = sorted((one, other))
    first, second = history(group(), early, seed), history(group(), late, seed)
    assert vars(first) == vars(history(group(), early, seed))
    for name in ("marks", "attendance", "records", "homework"):
        assert set(getattr(first, name)) <= set(getattr(second, name))


def test_seeds_and_groups_differ():
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    assert history(group(), moment).marks != history(group(), moment, "other").marks
    assert history(group(), moment).marks != history(group("7Б Алгебра"), moment).marks


def test_no_marks_in_the_first_grade_and_where_there_are_none():
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    for of in (group(grade=1), group(marking="none")):
        facts = history(of, moment)
        assert not facts.marks and not facts.works
        assert facts.records and facts.attendance
    assert {row[4] for row in history(group(marking="pass"), moment).marks} <= {"зач", "незач"}


def test_a_school_fills_in_late_forgets_and_corrects():
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    facts = [history(group(f"{n}"), moment) for n in range(12)]
    lessons = {one.id: one for one in group().lessons}
    late = [
        row for one in facts for row in one.records if row[-1] > lessons[row[0]].ends_at + timedelta(hours=2)
    ]
    records = sum(len(one.records) for one in facts)
    assert 0.01 < len(late) / records < 0.6
    assert sum(len(one.homework) for one in facts) < records
    corrected = [row for one in facts for row in one.marks if row[3] == 1]
    assert any(row[4] == "" for row in corrected) and any(row[5] for row in corrected)
    changed = [row for one in facts for row in one.attendance if row[2] == 1]
    assert {row[3] for row in changed} <= set(ABSENCES) and all(row[5] == 8 for row in changed)


def test_marks_are_spread_as_in_a_school():
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    drawn = [
        row[4] for n in range(40) for row in history(group(f"{n}"), moment, str(n)).marks if len(row[4]) == 1
    ]
    share = {value: drawn.count(value) / len(drawn) for value in "2345"}
    assert (
        share["2"] < 0.1 and 0.2 < share["3"] < 0.42 and 0.3 < share["4"] < 0.48 and 0.15 < share["5"] < 0.36
    )


def test_an_illness_lasts_days_and_ends_with_a_note():
    away = spells("seed", "У-3", DAYS)
    whole = [spells("seed", f"У-{n}", DAYS) for n in range(200)]
    share = sum(map(len, whole)) / (200 * len(DAYS))
    assert away == spells("seed", "У-3", DAYS)
    assert 0.01 < share < 0.09
    assert all(day < spell.back_on for one in whole for day, spell in one.items() if spell.back_on)
