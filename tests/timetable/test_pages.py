"""The pages of the timetable over HTTP: what they show, to whom, and for how many queries."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from otmetka.audit.models import AuditEntry
from otmetka.core.tenancy import narrow_scope
from otmetka.schools.models import CalendarDay, GroupClass, SchoolClass, TeachingGroup
from otmetka.timetable.models import Lesson, Slot, SlotTeacher, TimetableVersion
from otmetka.timetable.queries.names import class_order

BACKEND = "otmetka.access.backend.AccountBackend"


@pytest.fixture
def page(world, client, monkeypatch):
    """``page("deputy", "/timetable/…")``: a GET as a person of the cast."""
    monkeypatch.setattr("otmetka.core.clock.now", lambda: world.now)

    def get(who: str, path: str, cast=None):
        client.force_login((cast or world.home).accounts[who], backend=BACKEND)
        reply = client.get(path)
        narrow_scope(world.home.school.id)
        return reply

    return get


@pytest.fixture
def draft(world):
    """A draft with one cell of algebra on Tuesday and one of its English group beside Russian."""
    narrow_scope(world.home.school.id)
    made = TimetableVersion.objects.create(
        school=world.home.school, year=world.home.year, from_on=date(2026, 11, 23)
    )
    for group, number, teacher in (("algebra", 3, "t1"), ("russian", 1, "t2"), ("english1", 1, "t2")):
        slot = Slot.objects.create(
            school=world.home.school, version=made, weekday=2, number=number, group=world.home.groups[group]
        )
        SlotTeacher.objects.create(school=world.home.school, slot=slot, teacher=world.home.persons[teacher])
    return made


def text(reply) -> str:
    assert reply.status_code == 200, reply.content.decode()[:400]
    return reply.content.decode()


def test_a_teacher_begins_with_the_own_week(page, world):
    body = text(page("t1", "/timetable/"))
    assert "Нагорнова-Лепёшкина" in body and "Алгебра" in body and "10:20" in body
    assert "Вт, 17 ноября" in body


def test_a_class_shows_groups_in_parallel_and_the_calendar(page, world):
    narrow_scope(world.home.school.id)
    CalendarDay.objects.create(
        school=world.home.school, year=world.home.year, title="Карантин 7 классов", kind="vacation",
        from_on=date(2026, 11, 20), to_on=date(2026, 11, 21), grade_from=7, grade_to=7,
    )  # fmt: skip
    body = text(page("deputy", f"/timetable/classes/?id={world.home.classes['7А'].id}&on=2026-11-17"))
    assert body.count("Английский язык") == 2 and "группа 1" in body and "группа 2" in body
    assert "Карантин 7 классов" in body
    assert "Карантин 7 классов" not in text(
        page("deputy", f"/timetable/classes/?id={world.home.classes['5В'].id}&on=2026-11-17")
    )


def test_teachers_rooms_and_the_whole_day(page, world):
    assert "О Сергей" in text(page("deputy", "/timetable/teachers/"))
    assert "7А" in text(page("secretary", "/timetable/rooms/?on=2026-11-17"))
    body = text(page("director", "/timetable/day/?on=2026-11-17"))
    assert "Алгебра" in body and "5В" in body


def test_families_and_strangers_see_nothing(page, world):
    assert page("p1", "/timetable/").status_code == 403
    stranger_class = world.stranger.classes["7А"].id
    assert page("deputy", f"/timetable/classes/?id={stranger_class}").status_code == 404


def test_clashes_tell_teacher_room_and_pupils(page, world, draft):
    body = text(page("deputy", f"/timetable/clashes/?version={draft.id}"))
    assert "Учитель в двух местах" in body and "Зайцева" in body
    assert "У учеников два урока сразу" in body and "Кабинет занят дважды" not in body


def test_load_says_how_much_is_in_the_grid(page, world, draft):
    body = text(page("deputy", "/timetable/load/"))
    assert "в сетке 1 из 3" in body and "в сетке 0 из 3" in body
    only = text(page("deputy", "/timetable/load/?differs=1"))
    assert "в сетке 1 из 3" in only


def test_a_version_is_copied_edited_previewed_and_published(page, world, draft, client):
    home = world.home
    page("deputy", "/timetable/versions/")
    reply = client.post(
        "/timetable/versions/", {"from_on": "2026-12-01", "title": "Декабрь", "weeks": 1, "source": draft.id}
    )
    narrow_scope(home.school.id)
    made = TimetableVersion.objects.get(school=home.school, from_on=date(2026, 12, 1))
    assert reply.status_code == 302 and made.slots.count() == 3
    assert SlotTeacher.objects.filter(school=home.school, slot__version=made).count() == 3
    cell = made.slots.get(group=home.groups["english1"])
    values = {"group": cell.group_id, "weekday": 4, "number": 2, "week": 0, "room": "", "teachers": []}
    assert client.post(f"/timetable/slots/{cell.id}/", values).status_code == 302
    preview = text(client.get(f"/timetable/versions/{made.id}/publication/"))
    assert "Появится уроков" in preview
    assert client.post(f"/timetable/versions/{made.id}/publication/").status_code == 302
    narrow_scope(home.school.id)
    lesson = Lesson.objects.filter(school=home.school, group=cell.group, on=date(2026, 12, 3)).get()
    assert lesson.number == 2 and lesson.lesson_teachers.get().teacher_id == home.persons["t1"].id
    # a published version is closed for the hand
    assert client.post(f"/timetable/slots/{cell.id}/", values).status_code == 422
    assert client.post(f"/timetable/slots/{cell.id}/removal/").status_code == 422
    narrow_scope(home.school.id)
    actions = set(AuditEntry.objects.filter(school=home.school).values_list("action", flat=True))
    assert {"timetable.version.create", "timetable.slot.put", "timetable.version.publish"} <= actions


def test_what_was_typed_wrong_stays_in_the_form(page, world, draft, client):
    page("deputy", "/timetable/versions/")
    reply = client.post(
        "/timetable/versions/", {"from_on": "2025-01-01", "title": "Черновое имя", "weeks": 1}
    )
    assert reply.status_code == 422
    assert "Черновое имя" in reply.content.decode() and "внутри учебного года" in reply.content.decode()


def test_a_teacher_reads_and_does_not_write(page, world, draft, client):
    assert "Сделать черновик" not in text(page("t1", "/timetable/versions/"))
    assert client.post("/timetable/versions/", {"from_on": "2026-12-01", "weeks": 1}).status_code == 403
    assert client.post(f"/timetable/versions/{draft.id}/publication/").status_code == 403


def test_a_draft_of_another_school_is_not_there(page, world, draft):
    for path in (f"/timetable/versions/{draft.id}/", f"/timetable/versions/{draft.id}/publication/"):
        assert page("deputy", path, cast=world.stranger).status_code == 404


@pytest.mark.parametrize(
    "path", ["/timetable/day/", "/timetable/classes/", "/timetable/load/", "/timetable/clashes/"]
)
def test_the_number_of_queries_does_not_follow_the_number_of_classes(page, world, draft, client, path):
    page("deputy", path)
    few = _queries(client, path)
    home = world.home
    narrow_scope(home.school.id)
    for number in range(20):
        made = SchoolClass.objects.create(school=home.school, year=home.year, grade=8, letter=f"Ф{number}")
        group = TeachingGroup.objects.create(
            school=home.school, year=home.year, subject=home.groups["algebra"].subject,
            course_kind=home.groups["algebra"].course_kind, classes_label=made.name,
        )  # fmt: skip
        GroupClass.objects.create(school=home.school, group=group, school_class=made)
        Slot.objects.create(school=home.school, version=draft, weekday=2, number=3, group=group)
    assert _queries(client, path) == few


def _queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "path", ["/timetable/day/?on=2026-11-17&", "/timetable/classes/?on=2026-11-17&", "/timetable/load/?"]
)
def test_pages_are_given_as_workbooks_too(page, world, path):
    reply = page("deputy", f"{path}as=xlsx")
    assert reply.status_code == 200 and reply["Content-Disposition"].endswith('.xlsx"')
    rows = CalamineWorkbook.from_filelike(io.BytesIO(reply.content)).get_sheet_by_index(0).to_python()
    assert len(rows) > 1
    if "day" in path:
        assert any("Алгебра" in str(cell) for row in rows for cell in row)


def test_classes_stand_in_the_order_of_grades():
    assert sorted(["10А", "9Б", "1В", "10А, 10Б"], key=class_order) == ["1В", "9Б", "10А", "10А, 10Б"]
