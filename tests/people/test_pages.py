"""The people pages as a journal administrator, a class teacher and a guardian work with them."""

from datetime import date, timedelta

import pytest
from django.test import Client

from otmetka.access.models import Account, SignInCode
from otmetka.audit.models import AuditEntry
from otmetka.core import clock
from otmetka.core.models import Outbox
from otmetka.people.models import Duty, Enrolment, GroupMembership, Guardianship, Person, Pupil

BACKEND = "otmetka.access.backend.AccountBackend"


@pytest.fixture
def as_(world, monkeypatch):
    """``as_("t2")``: a browser in which this person of the school is signed in."""
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def signed_in(key, cast=None, hat=None):
        client = Client()
        client.force_login((cast or world.home).accounts[key], backend=BACKEND)
        if hat:
            client.post("/access/hat/", {"hat": hat})
        return client

    return signed_in


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_the_staff_list_is_searched_by_the_beginning_of_a_name(as_):
    admin = as_("journal_admin")
    assert "Нагорнова-Лепёшкина Анна Сергеевна" in text(admin.get("/people/staff/"))
    found = text(admin.get("/people/staff/", {"q": "нагорнова лепе"}))
    assert "Нагорнова-Лепёшкина" in found and "Зайцева" not in found
    assert "Ёжиков" in text(admin.get("/people/staff/", {"q": "еж"}))
    assert "Никого не нашлось" in text(admin.get("/people/staff/", {"q": "<b>ъъ"}))


def test_a_duty_is_assigned_and_ended_by_an_order(as_, world):
    admin, teacher = as_("journal_admin"), world.home.persons["t1"]
    order = {"kind": "class_teacher", "class_id": world.home.classes["5В"].pk, "from_on": "2026-11-17"}
    page = text(admin.post(f"/people/staff/{teacher.pk}/duties/", order), 422)
    assert "Обязательное поле" in page or "обязательн" in page.lower()
    admin.post(f"/people/staff/{teacher.pk}/duties/", {**order, "ground": "пр. 12"})
    duty = Duty.objects.get(school=world.home.school, person=teacher, kind="class_teacher")
    assert "классный руководитель 5В" in text(admin.get(f"/people/staff/{teacher.pk}/"))
    assert as_("t1").get(f"/people/classes/{world.home.classes['5В'].pk}/").status_code == 200
    admin.post(f"/people/duties/{duty.pk}/end/", {"to_on": "2026-11-17", "ground": "пр. 13"})
    world.now += timedelta(days=1)
    assert as_("t1").get(f"/people/classes/{world.home.classes['5В'].pk}/").status_code == 403
    seen = AuditEntry.objects.filter(school_id=world.home.school.id).values_list("action", flat=True)
    assert {"people.duty_assigned", "people.duty_ended"} <= set(seen)
    names = Outbox.objects.filter(school_id=world.home.school.id).values_list("name", flat=True)
    assert {"people.DutyAssigned", "people.DutyEnded"} <= set(names)


@pytest.mark.parametrize("key", ["journal_admin", "director", "personnel"])
def test_nobody_assigns_a_duty_to_himself(as_, world, key):
    me = world.home.persons[key]
    order = {"kind": "teacher", "class_id": "", "from_on": "2026-11-17", "ground": "пр. 1"}
    page = text(as_(key).post(f"/people/staff/{me.pk}/duties/", order), 422)
    assert "самому себе не назначают" in page
    assert not Duty.objects.filter(school=world.home.school, person=me, kind="teacher").exists()


def test_who_left_has_no_rights_from_the_next_day(as_, world):
    teacher, admin = as_("t1"), as_("personnel")
    person = world.home.persons["t1"]
    leave = {"left_on": "2026-11-17", "ground": "пр. 30"}
    assert admin.post(f"/people/staff/{person.pk}/leaving/", leave).status_code == 302
    assert teacher.get("/journal/groups/").status_code == 200
    world.now += timedelta(days=1)
    assert teacher.get("/journal/groups/").status_code == 403
    own = world.home.persons["personnel"].pk
    assert "другой сотрудник" in text(admin.post(f"/people/staff/{own}/leaving/", leave), 422)


def test_arrival_departure_and_transfer_keep_groups_in_step(as_, world):
    home, secretary = world.home, as_("secretary")
    card = {"surname": "Новенький", "given": "Яков", "on": "2026-11-18", "ground": "пр. 20"}
    secretary.post(f"/people/classes/{home.classes['7А'].pk}/arrivals/", card)
    pupil = Pupil.objects.get(school=home.school, person__surname="Новенький")
    rows = GroupMembership.objects.filter(school=home.school, pupil=pupil)
    assert {row.group_id for row in rows} == {home.groups["algebra"].pk, home.groups["russian"].pk}
    assert {row.from_on for row in rows} == {date(2026, 11, 18)}

    move = {"class_id": home.classes["5В"].pk, "on": "2026-11-23", "ground": "пр. 21"}
    secretary.post(f"/people/pupils/{pupil.pk}/transfers/", move)
    assert rows.get(group=home.groups["algebra"]).to_on == date(2026, 11, 22)
    assert rows.get(group=home.groups["fifth"]).from_on == date(2026, 11, 23)

    leave = {"on": "2026-12-01", "reason": "переезд, пр. 22"}
    secretary.post(f"/people/pupils/{pupil.pk}/departures/", leave)
    assert rows.get(group=home.groups["fifth"]).to_on == date(2026, 12, 1)
    spans = Enrolment.objects.filter(school=home.school, pupil=pupil).order_by("from_on")
    assert [(s.school_class.name, s.to_on) for s in spans] == [
        ("7А", date(2026, 11, 22)),
        ("5В", date(2026, 12, 1)),
    ]
    events = Outbox.objects.filter(school_id=home.school.id, name="people.EnrolmentChanged").order_by("id")
    assert [row.body["change"] for row in events] == ["arrived", "transferred", "departed"]


def test_a_refused_move_says_why_and_keeps_what_was_typed(as_, world):
    u1 = world.home.pupils["u1"]
    move = {"class_id": world.home.classes["7А"].pk, "on": "2026-11-23", "ground": "приказ 77"}
    page = text(as_("secretary").post(f"/people/pupils/{u1.pk}/transfers/", move), 422)
    assert "уже в этом классе" in page and "приказ 77" in page


def test_the_end_of_a_link_ends_access_at_once(as_, world):
    mother, teacher = as_("p1"), as_("t2")
    link = Guardianship.objects.get(school=world.home.school, guardian=world.home.persons["p1"])
    assert mother.get("/")["Location"] == "/diary/"
    teacher.post(f"/people/guardianships/{link.pk}/end/", {"ground": "решение суда"})
    assert "Обязанностей пока нет" in text(mother.get("/"))
    event = Outbox.objects.get(school_id=world.home.school.id, name="people.GuardianshipEnded")
    assert event.body["pupil_id"] == world.home.pupils["u1"].pk


def test_a_class_teacher_adds_a_guardian_and_prints_a_slip(as_, world):
    teacher, u3 = as_("t2"), world.home.pupils["u3"]
    typed = {"surname": "Иванова", "given": "Ия", "kin": "мать"}
    teacher.post(f"/people/pupils/{u3.pk}/guardians/", typed)
    mother = Person.objects.get(school=world.home.school, surname="Иванова", given="Ия")
    sheet = text(teacher.post(f"/people/persons/{mother.pk}/slips/"))
    code = sheet.split('class="slip-code">')[1].split("<")[0]
    browser = Client()
    data = {"code": code, "login": "ivanova.i", "password": "длинный пароль", "again": "длинный пароль"}
    assert browser.post("/access/code/", data)["Location"] == "/"
    assert browser.get("/")["Location"] == "/diary/"


def test_slips_of_a_class_are_printed_once_and_kept_as_hashes(as_, world):
    teacher, class_id = as_("t2"), world.home.classes["7А"].pk
    sheet = text(teacher.post("/people/slips/", {"audience": f"pupils-{class_id}"}))
    assert sheet.count('class="slip-code"') == 6
    assert SignInCode.objects.filter(made_by_id=world.home.accounts["t2"].pk).count() == 6
    issued = AuditEntry.objects.filter(school_id=world.home.school.id, action="access.code_issued")
    assert issued.count() == 6
    page = text(teacher.get("/people/slips/"))
    assert "slip-code" not in page and "Сотрудники" not in page


def test_a_class_teacher_gives_no_slip_for_rights_he_does_not_hold(as_, world):
    teacher, home = as_("t2"), world.home
    for key in ("director", "t1", "fifth", "technician"):
        assert teacher.post(f"/people/persons/{home.persons[key].pk}/slips/").status_code == 404
    other_class = {"audience": f"pupils-{home.classes['5В'].pk}"}
    assert "slip-code" not in text(teacher.post("/people/slips/", other_class), 422)
    Guardianship.objects.create(school=home.school, guardian=home.persons["t1"], pupil=home.pupils["u4"])
    assert teacher.post(f"/people/persons/{home.persons['t1'].pk}/slips/").status_code == 403


def test_a_guardian_joins_a_child_of_another_school(as_, world):
    away = world.stranger
    sheet = text(as_("secretary", away).post(f"/people/persons/{away.persons['p2'].pk}/slips/"))
    code = sheet.split('class="slip-code">')[1].split("<")[0]
    mother = as_("p1")
    assert mother.post("/people/join/", {"code": code})["Location"] == "/access/hat/"
    account = world.home.accounts["p1"]
    assert Person.objects.get(pk=away.persons["p2"].pk, school=away.school).account_id == account.pk
    assert not Account.objects.get(pk=away.accounts["p2"].pk).is_active
    from otmetka.people.queries.actor import build_actor

    actor = build_actor(
        account_id=account.pk,
        school_ids=(world.home.school.id, away.school.id),
        hat=None,
        session="x",
        now=world.now,
    )
    assert {child.school_id for child in actor.children} == {world.home.school.id, away.school.id}
    assert mother.post("/people/join/", {"code": code}).status_code == 422


def test_a_pupil_is_not_joined(as_, world):
    sheet = text(as_("secretary").post(f"/people/persons/{world.home.persons['u2'].pk}/slips/"))
    code = sheet.split('class="slip-code">')[1].split("<")[0]
    page = text(as_("p1").post("/people/join/", {"code": code}), 422)
    assert "по нему входит сам ученик" in page


def test_lists_stay_in_their_budget(as_, world, django_assert_max_num_queries):
    admin = as_("journal_admin")
    paths = ["/people/staff/", "/people/classes/", f"/people/classes/{world.home.classes['7А'].pk}/",
             "/people/pupils/", f"/people/pupils/{world.home.pupils['u1'].pk}/"]  # fmt: skip
    for path in paths:
        admin.get(path)
        with django_assert_max_num_queries(7 + 6):
            assert admin.get(path).status_code == 200
