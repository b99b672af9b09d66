"""The bulk load of facts: one audit row for each, chains linked, all or nothing, behind row security."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from otmetka.audit.models import AuditEntry
from otmetka.audit.trail import SYSTEM, Who
from otmetka.core.errors import Invalid
from otmetka.core.models import Outbox
from otmetka.core.tenancy import narrow_scope
from otmetka.journal.models import Attendance, Homework, LessonRecord, Mark, Work
from otmetka.journal.services.bulk import (
    AttendanceRow,
    FactBatch,
    HomeworkRow,
    MarkRow,
    RecordRow,
    WorkRow,
    load_facts,
)
from otmetka.timetable.models import Lesson

LOADER = Who(account_id=None, person_id=None, duty="journal_admin", session="")
MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


@pytest.fixture
def home(world):
    narrow_scope(world.home.school.id)
    return world.home


def batch(home, lesson: str = "mon", pupil: str = "u1", **changed) -> FactBatch:
    """A lesson of Monday: a topic, homework, a mark of 3 made 4, one who was away and brought a note."""
    lesson_id, author = home.lessons[lesson].id, home.persons["t1"].id
    marked, away = home.pupils[pupil].id, home.pupils["u2"].id
    whole = FactBatch(
        works=[WorkRow(lesson_id, 0, home.kinds["answer"].id, "", Decimal("1.00"))],
        marks=[
            MarkRow(lesson_id, 0, marked, 0, "3", "", author, MONDAY),
            MarkRow(lesson_id, 0, marked, 1, "4", "пересдача", author, MONDAY + timedelta(hours=3)),
        ],
        attendance=[
            AttendanceRow(lesson_id, away, 0, "н", "", author, MONDAY),
            AttendanceRow(lesson_id, away, 1, "б", "справка", author, MONDAY + timedelta(hours=20)),
        ],
        records=[RecordRow(lesson_id, 0, "Степень", None, author, MONDAY)],
        homework=[HomeworkRow(lesson_id, 0, "§ 4", 20, date(2026, 11, 17), author, MONDAY)],
        ground="перенос журнала",
    )
    return replace(whole, **changed)


def load(home, world, given: FactBatch, who: Who = LOADER):
    return load_facts(school_id=home.school.id, who=who, batch=given, now=world.now)


def refusal(home, world, given: FactBatch, who: Who = LOADER) -> str:
    before = counts(home)
    with pytest.raises(Invalid) as caught:
        load(home, world, given, who)
    assert counts(home) == before
    return caught.value.details["reason"]


def counts(home) -> tuple[int, ...]:
    models = (Mark, Attendance, LessonRecord, Homework, Work, AuditEntry, Outbox)
    return tuple(model.objects.filter(school_id=home.school.id).count() for model in models)


def test_facts_come_with_one_audit_row_each_one_event_and_touched_lessons(home, world):
    loaded = load(home, world, batch(home))
    assert loaded.total == 7 and counts(home) == (2, 2, 1, 1, 1, 7, 1)
    told = AuditEntry.objects.filter(school_id=home.school.id)
    assert {row.ground for row in told} == {"перенос журнала"}
    assert {row.duty for row in told} == {"journal_admin"}
    assert {row.at for row in told} == {world.now}
    event = Outbox.objects.get(school_id=home.school.id)
    assert event.name == "journal.FactsLoaded"
    assert (event.body["marks"], event.body["first_on"]) == (2, "2026-11-16")
    assert Lesson.objects.get(school_id=home.school.id, id=home.lessons["mon"].id).touched_at == MONDAY


def test_a_correction_names_its_predecessor_and_the_trail_tells_old_and_new(home, world):
    load(home, world, batch(home))
    first, second = Mark.objects.filter(school_id=home.school.id).order_by("id")
    assert (first.value, first.predecessor_id) == ("3", None)
    assert (second.value, second.predecessor_id, second.comment) == ("4", first.id, "пересдача")
    assert (first.at, second.author_id) == (MONDAY, home.persons["t1"].id)
    told = AuditEntry.objects.get(school_id=home.school.id, place="journal.mark", place_id=second.id)
    assert told.old == {"value": "3", "comment": ""}
    work = Work.objects.get(school_id=home.school.id).id
    lesson = home.lessons["mon"].id
    assert told.new == {"value": "4", "comment": "пересдача", "work": work, "lesson": lesson}
    assert told.pupil_id == home.pupils["u1"].id
    was, now = Attendance.objects.filter(school_id=home.school.id).order_by("id")
    assert (was.code, now.code, now.predecessor_id) == ("н", "б", was.id)


def test_the_trail_speaks_as_the_service_of_one_cell_does(home, world):
    load(home, world, batch(home))
    told = dict(AuditEntry.objects.filter(school_id=home.school.id).values_list("place", "action"))
    assert told == {
        "journal.mark": "journal.mark.put", "journal.attendance": "journal.attendance.put",
        "journal.record": "journal.lesson.recorded", "journal.homework": "journal.homework.set",
        "journal.work": "journal.work.added",
    }  # fmt: skip


def test_two_loads_in_one_transaction_and_an_empty_one(home, world):
    load(home, world, FactBatch())
    load(home, world, batch(home))
    load(home, world, batch(home, lesson="q1"))
    assert Mark.objects.filter(school_id=home.school.id).count() == 4


def test_a_pupil_of_another_group_or_school_is_refused(home, world):
    assert refusal(home, world, batch(home, pupil="fifth")) == "not_enrolled"
    lesson, author = home.lessons["mon"].id, home.persons["t1"].id
    stranger = MarkRow(lesson, 0, world.stranger.pupils["u1"].id, 0, "5", "", author, MONDAY)
    assert refusal(home, world, batch(home, marks=[stranger])) == "not_enrolled"


def test_a_strangers_lesson_author_and_topic_are_not_there(home, world):
    theirs = world.stranger
    lesson = home.lessons["mon"].id
    record = RecordRow(theirs.lessons["mon"].id, 0, "Степень", None, home.persons["t1"].id, MONDAY)
    assert refusal(home, world, FactBatch(records=[record])) == "no_lesson"
    record = RecordRow(lesson, 0, "Степень", None, theirs.persons["t1"].id, MONDAY)
    assert refusal(home, world, FactBatch(records=[record])) == "no_author"
    record = RecordRow(lesson, 0, "Степень", 999_999, home.persons["t1"].id, MONDAY)
    assert refusal(home, world, FactBatch(records=[record])) == "other_plan"
    work = WorkRow(lesson, 0, theirs.kinds["answer"].id, "", Decimal(1))
    assert refusal(home, world, FactBatch(works=[work])) == "no_kind"


@pytest.mark.parametrize(
    ("value", "reason"),
    [("7", "not_in_scale"), ("1", "not_in_scale"), ("5 4", "one_mark_only"), ("зач", "not_in_scale")],
)
def test_a_value_out_of_the_scale_is_refused_as_in_a_cell(home, world, value, reason):
    given = batch(home)
    bad = given.marks[0]._replace(value=value)
    assert refusal(home, world, replace(given, marks=[bad])) == reason


def test_a_mark_where_there_are_none_beside_an_absence_or_without_its_work(home, world):
    given = batch(home)
    first, author = home.lessons["tue_first"].id, home.persons["t1"].id
    work = WorkRow(first, 0, home.kinds["answer"].id, "", Decimal(1))
    mark = MarkRow(first, 0, home.pupils["first"].id, 0, "5", "", author, MONDAY + timedelta(days=1))
    assert refusal(home, world, FactBatch(works=[work], marks=[mark])) == "no_marks_here"
    absent = given.marks[0]._replace(pupil_id=home.pupils["u2"].id)
    assert refusal(home, world, replace(given, marks=[absent])) == "absent"
    assert refusal(home, world, replace(given, works=[])) == "no_work"


def test_moments_and_versions_must_make_sense(home, world):
    given = batch(home)
    before = given.marks[0]._replace(at=MONDAY - timedelta(days=1))
    assert refusal(home, world, replace(given, marks=[before])) == "lesson_ahead"
    ahead = given.marks[0]._replace(at=world.now + timedelta(minutes=1))
    assert refusal(home, world, replace(given, marks=[ahead])) == "after_now"
    assert refusal(home, world, replace(given, marks=[given.marks[1]])) == "gap"
    early = given.marks[1]._replace(at=MONDAY - timedelta(minutes=1))
    assert refusal(home, world, replace(given, marks=[given.marks[0], early])) == "gap"
    due = given.homework[0]._replace(due_on=date(2026, 11, 15))
    assert refusal(home, world, replace(given, homework=[due])) == "due_before_lesson"
    sign = given.attendance[0]._replace(code="х")
    assert refusal(home, world, replace(given, attendance=[sign])) == "unknown_sign"


def test_what_people_wrote_is_never_corrected_by_a_load(home, world):
    load(home, world, batch(home))
    assert refusal(home, world, batch(home)) == "taken"


def test_a_closed_year_takes_only_the_systems_own_load(home, world):
    home.year.closed_at = world.now
    home.year.save()
    assert refusal(home, world, batch(home)) == "year_closed"
    load(home, world, batch(home), who=SYSTEM)
    assert Mark.objects.filter(school_id=home.school.id).count() == 2


def test_it_runs_as_the_application_and_strangers_see_nothing(home, world):
    load(home, world, batch(home))
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, has_table_privilege('journal_mark', 'UPDATE')")
        assert cursor.fetchone() == ("otm_app", False)
    narrow_scope(world.stranger.school.id)
    assert not Mark.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_number_of_statements_does_not_grow_with_the_rows(home, world):
    assert _statements(home, world, "mon", pupils=1) == _statements(home, world, "q1", pupils=6)


def _statements(home, world, lesson: str, pupils: int) -> int:
    lesson_id, author = home.lessons[lesson].id, home.persons["t1"].id
    work = WorkRow(lesson_id, 0, home.kinds["answer"].id, "", Decimal(1))
    chosen = [home.pupils[f"u{n}"].id for n in range(1, pupils + 1)]
    marks = [MarkRow(lesson_id, 0, pupil_id, 0, "5", "", author, MONDAY) for pupil_id in chosen]
    with CaptureQueriesContext(connection) as caught:
        load(home, world, FactBatch(works=[work], marks=marks))
    return len(caught)
