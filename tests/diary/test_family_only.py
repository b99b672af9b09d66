"""Whose diary opens: one's own and one's children's, while the link is in force (islamey.instr.3.6)."""

from datetime import timedelta

import pytest

from otmetka.access.models import AccountSchool
from otmetka.audit.models import AuditEntry
from otmetka.core.slots import ask
from otmetka.people.models import Guardianship
from otmetka.people.queries.actor import build_actor
from tests.diary.facts import attach, set_homework

PAGES = (
    "/diary/{pupil}/", "/diary/{pupil}/week/2026-11-17/", "/diary/{pupil}/homework/",
    "/diary/{pupil}/homework/2026-11-16/", "/diary/{pupil}/marks/", "/diary/{pupil}/marks/{term}/",
    "/diary/{pupil}/mark/{lesson}/", "/diary/{pupil}/attendance/", "/diary/{pupil}/attendance/{term}/",
    "/diary/{pupil}/timetable/", "/diary/{pupil}/timetable/2026-11-16/", "/diary/{pupil}/more/",
)  # fmt: skip


def addresses(cast, pupil):
    ids = {"pupil": cast.pupils[pupil].id, "term": cast.terms["q2"].id, "lesson": cast.lessons["tue"].id}
    return [page.format(**ids) for page in PAGES]


@pytest.mark.parametrize("who", ["p1", "u1"])
def test_own_diary_opens(at_home, world, who):
    client = at_home(who)
    for address in addresses(world.home, "u1"):
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize("who", ["p1", "u1", "t1", "deputy", "director", "nobody"])
def test_every_other_diary_is_refused_and_written_down(at_home, world, who):
    client = at_home(who)
    for address in addresses(world.home, "u2"):
        assert client.get(address).status_code in (403, 404), address
    denied = AuditEntry.objects.filter(school_id=world.home.school.id, action="access.denied")
    assert denied.count() == len(PAGES)


def test_diary_of_another_school_is_not_there(at_home, world):
    client = at_home("p1")
    for address in addresses(world.stranger, "u1"):
        assert client.get(address).status_code == 404, address


def test_lesson_and_term_of_others_are_not_there_in_the_own_diary(at_home, world):
    client, home = at_home("p1"), world.home
    pupil = home.pupils["u1"].id
    for lesson in (home.lessons["tue_en2"], home.lessons["tue_first"], world.stranger.lessons["tue"]):
        assert client.get(f"/diary/{pupil}/mark/{lesson.id}/").status_code == 404
    for term in (home.terms["h1"], world.stranger.terms["q2"]):
        assert client.get(f"/diary/{pupil}/marks/{term.id}/").status_code == 404
        assert client.get(f"/diary/{pupil}/attendance/{term.id}/").status_code == 404


def test_link_that_ended_today_refuses_the_next_request(at_home, world):
    client = at_home("p1")
    [address] = [a for a in addresses(world.home, "u1") if "week" in a]
    assert client.get(address).status_code == 200
    Guardianship.objects.filter(school=world.home.school, guardian=world.home.persons["p1"]).update(
        ended_at=world.now - timedelta(seconds=1)
    )
    assert client.get(address).status_code in (403, 404)


def test_teacher_who_is_a_parent_sees_the_diary_under_the_parents_hat_only(at_home, world):
    client = at_home("t3")
    address = f"/diary/{world.home.pupils['fifth'].id}/week/2026-11-17/"
    assert client.get(address).status_code == 403
    session = client.session
    session["hat"] = "guardian:0"
    session.save()
    assert client.get(address).status_code == 200
    assert client.get(f"/diary/{world.home.pupils['u1'].id}/week/2026-11-17/").status_code == 404


def test_children_of_two_schools_are_a_switch_apart(at_home, world):
    _adopt_in_the_other_school(world)
    client = at_home("p1")
    text = client.get(f"/diary/{world.home.pupils['u1'].id}/week/2026-11-17/").content.decode()
    other = world.stranger.pupils["u2"].id
    assert f'href="/diary/{other}/"' in text and "Софья, 7А" in text and "Ясмина, 7А" in text
    assert client.get(f"/diary/{other}/week/2026-11-17/").status_code == 200


def _adopt_in_the_other_school(world):
    account, away = world.home.accounts["p1"], world.stranger
    AccountSchool.objects.create(account=account, school_id=away.school.id)
    person = away.persons["p2"]
    type(person).objects.filter(school=away.school, id=person.id).update(account_id=account.id)


@pytest.mark.parametrize(
    ("who", "reads"),
    [("u4", True), ("t3", True), ("t2", True), ("deputy", True), ("p1", False), ("p2", False), ("u1", False),
     ("t1", False), ("nobody", False)],
)  # fmt: skip
def test_file_of_homework_is_for_the_groups_families_and_its_teachers(world, who, reads):
    home = world.home
    stored = attach(home, set_homework(home, "tue_en2", "Ex. 5", home.lessons["thu"].on))
    actor = build_actor(
        account_id=home.accounts[who].id, school_ids=(home.school.id,), hat=None, session="s", now=world.now
    )
    assert any(ask("files.readers", actor, file_id=stored.id, school_id=home.school.id)) is reads


def test_file_of_another_school_is_nobodys_here(world):
    away = world.stranger
    stored = attach(away, set_homework(away, "tue_en2", "Ex. 5", away.lessons["thu"].on))
    actor = build_actor(
        account_id=world.home.accounts["deputy"].id, school_ids=(world.home.school.id,), hat=None,
        session="s", now=world.now,
    )  # fmt: skip
    assert not any(ask("files.readers", actor, file_id=stored.id, school_id=away.school.id))
