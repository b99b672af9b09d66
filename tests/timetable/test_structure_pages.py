"""Bells, rooms and teaching groups by hand; lessons follow them through the outbox."""

from datetime import date, time

import pytest

from otmetka.audit.trail import SYSTEM
from otmetka.core.models import Outbox
from otmetka.core.outbox import deliver
from otmetka.core.tenancy import narrow_scope
from otmetka.people.models import GroupMembership
from otmetka.schools.models import TeachingGroup
from otmetka.timetable.models import Bell, BellSet, Lesson, Slot, TeachingLoad, TimetableVersion
from otmetka.timetable.rules.bell_lines import BellLine, read_bells, write_bells
from otmetka.timetable.services.publish_version import publish_version

BACKEND = "otmetka.access.backend.AccountBackend"


@pytest.fixture
def admin(world, client, monkeypatch):
    monkeypatch.setattr("otmetka.core.clock.now", lambda: world.now)
    client.force_login(world.home.accounts["journal_admin"], backend=BACKEND)
    return client


def test_bells_are_read_as_people_type_them():
    bells, faults = read_bells("0 7:40-8:20\n1. 8.30 – 9.15\n\n2 9:25-10:10")
    assert faults == []
    assert bells[1] == BellLine(1, time(8, 30), time(9, 15))
    assert read_bells(write_bells(bells)) == (bells, [])
    codes = [
        fault.code
        for fault in read_bells("1 9:00-8:00\n2 25:00-9:00\n3 8:00-9:00\n3 10:00-11:00\n4 8:30-9:30")[1]
    ]
    assert codes == ["order", "unreadable", "twice", "overlap"]


def test_a_change_of_bells_moves_lessons_that_nobody_filled(world, admin):
    home = world.home
    narrow_scope(home.school.id)
    version = TimetableVersion.objects.create(school=home.school, year=home.year, from_on=date(2026, 11, 30))
    Slot.objects.create(
        school=home.school, version=version, weekday=2, number=1, group=home.groups["algebra"]
    )
    publish_version(actor_who=SYSTEM, school_id=home.school.id, version_id=version.id, now=world.now)
    bells = BellSet.objects.get(school=home.school)
    values = {"name": "1 смена", "shift": 1, "times": "1 9:00-9:40\n2 9:50-10:30\n3 10:20-11:05"}
    reply = admin.post(f"/timetable/bells/{bells.id}/", values)
    assert reply.status_code == 422 and "пересекается" in reply.content.decode()
    values["times"] = "1 9:00-9:40\n2 9:50-10:30"
    assert admin.post(f"/timetable/bells/{bells.id}/", values).status_code == 302
    narrow_scope(home.school.id)
    assert Bell.objects.filter(school=home.school).count() == 2
    event = Outbox.objects.get(school=home.school, name="timetable.SourcesChanged")
    assert deliver(home.school.id, event.id, now=world.now) == 1
    lesson = Lesson.objects.filter(school=home.school, on__gte=date(2026, 11, 30)).first()
    assert lesson.starts_at.astimezone(tz=None) is not None and f"{lesson.starts_at:%H:%M}" == "06:00"


def test_a_half_class_is_made_by_hand_with_load_and_members_by_dates(world, admin):
    home = world.home
    values = {
        "subject": home.groups["algebra"].subject_id, "classes": [home.classes["7А"].id], "name": "дома",
        "course_kind": home.groups["algebra"].course_kind_id, "marking": "marks",
        "teachers": [home.persons["t3"].id], "hours": "2", "from_on": "2026-11-09",
    }  # fmt: skip
    reply = admin.post("/timetable/groups/new/", values)
    narrow_scope(home.school.id)
    group = TeachingGroup.objects.get(school=home.school, name="дома")
    assert reply.status_code == 302 and reply["Location"].endswith(f"/groups/{group.id}/members/")
    page = f"/timetable/groups/{group.id}/members/?on=2026-11-10"
    assert "Ёлкина" in admin.get(page).content.decode()
    admin.post(page, {"pupil": [home.pupils["u1"].id, home.pupils["u2"].id, home.pupils["first"].id]})
    admin.post(f"/timetable/groups/{group.id}/members/?on=2026-11-16", {"pupil": [home.pupils["u2"].id]})
    narrow_scope(home.school.id)
    rows = GroupMembership.objects.filter(school=home.school, group=group).order_by("pupil_id")
    assert list(rows.values_list("pupil_id", "from_on", "to_on")) == [
        (home.pupils["u1"].id, date(2026, 11, 10), date(2026, 11, 15)),
        (home.pupils["u2"].id, date(2026, 11, 10), None),
    ]
    # another teacher from a day on: the load before that day stays
    values |= {"teachers": [home.persons["t1"].id], "from_on": "2026-11-16"}
    assert admin.post(f"/timetable/groups/{group.id}/", values).status_code == 302
    narrow_scope(home.school.id)
    loads = TeachingLoad.objects.filter(school=home.school, group=group).order_by("from_on")
    assert list(loads.values_list("teacher_id", "from_on", "to_on")) == [
        (home.persons["t3"].id, date(2026, 11, 9), date(2026, 11, 15)),
        (home.persons["t1"].id, date(2026, 11, 16), None),
    ]


def test_a_group_that_is_there_already_is_refused_and_the_form_keeps_what_was_typed(world, admin):
    home = world.home
    values = {
        "subject": home.groups["english1"].subject_id, "classes": [home.classes["7А"].id], "name": "группа 1",
        "course_kind": home.groups["algebra"].course_kind_id, "marking": "marks", "hours": "2.5",
        "from_on": "2026-11-09",
    }  # fmt: skip
    reply = admin.post("/timetable/groups/new/", values)
    assert reply.status_code == 422
    assert "Уже есть" in reply.content.decode() and "группа 1" in reply.content.decode()


def test_rooms_are_listed_and_made(world, admin):
    assert admin.post("/timetable/room-list/new/", {"code": "С/З-1", "title": "Спортзал"}).status_code == 302
    assert "С/З-1" in admin.get("/timetable/room-list/").content.decode()
    assert "Учебные группы" in admin.get("/timetable/groups/").content.decode()
    assert "8:30" in admin.get("/timetable/bells/").content.decode()
