"""The pages of the structure: forms that refuse with words and lose nothing typed."""

from datetime import date

import pytest

from otmetka.audit.models import AuditEntry
from otmetka.core.models import Outbox
from otmetka.core.tenancy import narrow_scope
from otmetka.schools.models import CalendarDay, SchoolName, Subject, Term

BACKEND = "otmetka.access.backend.AccountBackend"


@pytest.fixture
def admin(world, client, monkeypatch):
    """The journal administrator's browser."""
    monkeypatch.setattr("otmetka.core.clock.now", lambda: world.now)
    client.force_login(world.home.accounts["journal_admin"], backend=BACKEND)
    return client


def post(client, path: str, **values):
    return client.post(path, values)


LISTS = ["card", "years", "terms", "days", "classes", "subjects", "course-kinds", "names", "days/production"]


@pytest.mark.parametrize("noun", LISTS)
def test_every_page_opens_for_the_administrator_and_not_for_a_parent(world, admin, client, noun):
    assert admin.get(f"/schools/{noun}/").status_code == 200
    if noun not in ("card", "days/production"):
        assert admin.get(f"/schools/{noun}/new/").status_code == 200
    client.force_login(world.home.accounts["p1"], backend=BACKEND)
    assert client.get(f"/schools/{noun}/").status_code == 403


def test_a_deputy_reads_and_does_not_write(world, admin, client):
    client.force_login(world.home.accounts["deputy"], backend=BACKEND)
    body = client.get("/schools/subjects/").content.decode()
    assert "Алгебра" in body and "Добавить" not in body
    assert post(client, "/schools/subjects/new/", name="Химия", position=1).status_code == 403


def test_a_subject_is_made_changed_and_removed_with_a_trail(world, admin):
    school_id = world.home.school.id
    assert post(admin, "/schools/subjects/new/", name="Химия ", short="хим", position=7).status_code == 302
    narrow_scope(school_id)
    row = Subject.objects.get(school_id=school_id, name="Химия")
    assert (
        post(admin, f"/schools/subjects/{row.id}/", name="Химия 2", short="", position=7).status_code == 302
    )
    assert post(admin, f"/schools/subjects/{row.id}/removal/").status_code == 302
    narrow_scope(school_id)
    assert not Subject.objects.filter(id=row.id).exists()
    entries = AuditEntry.objects.filter(school_id=school_id, place="schools.subject", place_id=row.id)
    assert [entry.action.rsplit(".", 1)[1] for entry in entries.order_by("id")] == ["put", "put", "remove"]


def test_what_is_in_use_cannot_be_removed_and_a_second_of_a_name_is_refused(world, admin):
    algebra = world.home.groups["algebra"].subject
    reply = admin.post(f"/schools/subjects/{algebra.id}/removal/", follow=True)
    assert "уже что-то опирается" in reply.content.decode()
    reply = post(admin, "/schools/subjects/new/", name="Алгебра", short="свой черновик", position=1)
    assert reply.status_code == 422
    body = reply.content.decode()
    assert "Такая запись уже есть" in body and "свой черновик" in body


def test_a_row_of_another_school_is_not_there(world, admin):
    stranger = world.stranger.groups["algebra"].subject
    assert admin.get(f"/schools/subjects/{stranger.id}/").status_code == 404
    assert post(admin, f"/schools/subjects/{stranger.id}/removal/").status_code == 404


def test_an_overlapping_term_is_refused_with_words(world, admin):
    values = {
        "kind": "quarter", "number": 3, "title": "Лишняя", "grade_from": 5, "grade_to": 5,
        "starts_on": "2026-12-20", "ends_on": "2027-03-20",
    }  # fmt: skip
    reply = post(admin, f"/schools/terms/new/?year={world.home.year.id}", **values)
    assert reply.status_code == 422
    assert "идут одновременно 20.12.2026 – 29.12.2026" in reply.content.decode()
    assert "Лишняя" in reply.content.decode()
    values |= {"starts_on": "2027-01-11"}
    narrow_scope(world.home.school.id)
    CalendarDay.objects.create(
        school=world.home.school, year=world.home.year, title="Зимние каникулы", kind="vacation",
        from_on=date(2026, 12, 30), to_on=date(2027, 1, 10),
    )  # fmt: skip
    assert post(admin, f"/schools/terms/new/?year={world.home.year.id}", **values).status_code == 302
    narrow_scope(world.home.school.id)
    assert Term.objects.filter(school=world.home.school, title="Лишняя").exists()
    assert "не входят ни в один период" in admin.get("/schools/terms/").content.decode()


def test_a_calendar_day_is_told_to_the_timetable(world, admin):
    values = {
        "title": "Актированный день", "kind": "holiday", "from_on": "2026-12-10", "to_on": "2026-12-10",
        "works_as": "", "grade_from": 1, "grade_to": 4,
    }  # fmt: skip
    assert post(admin, "/schools/days/new/", **values).status_code == 302
    narrow_scope(world.home.school.id)
    event = Outbox.objects.get(school=world.home.school, name="schools.CalendarChanged")
    assert event.body == {
        "school_id": world.home.school.id, "year_id": world.home.year.id, "from_on": "2026-12-10",
    }  # fmt: skip
    moved = values | {"kind": "moved", "from_on": "2026-12-19", "to_on": "2026-12-19"}
    reply = post(admin, "/schools/days/new/", **moved)
    assert reply.status_code == 422 and "как в какой день учимся" in reply.content.decode()


def test_the_production_calendar_shows_what_it_will_add_and_adds_it_once(world, admin):
    body = admin.get("/schools/days/production/").content.decode()
    assert "04.11.2026" in body and "23.02.2027" in body
    admin.post("/schools/days/production/")
    narrow_scope(world.home.school.id)
    count = CalendarDay.objects.filter(school=world.home.school, kind="holiday").count()
    assert count >= 5
    admin.post("/schools/days/production/")
    narrow_scope(world.home.school.id)
    assert CalendarDay.objects.filter(school=world.home.school, kind="holiday").count() == count


def test_the_card_and_its_names_keep_the_palochka(world, admin):
    reply = admin.post("/schools/names/new/", {"language": "адыгабзэ", "full_name": "Гурыт еджапIэ № 3"})
    assert reply.status_code == 302
    narrow_scope(world.home.school.id)
    assert SchoolName.objects.get(school=world.home.school).full_name == "Гурыт еджапӀэ № 3"
    card = {"short_name": "Рассвет", "full_name": "МБОУ «Рассвет»", "timezone": "Asia/Omsk", "inn": ""}
    assert admin.post("/schools/card/edit/", card).status_code == 302
    assert "Омск (МСК+3)" in admin.get("/schools/card/").content.decode()


def test_a_closed_year_does_not_change(world, admin):
    narrow_scope(world.home.school.id)
    type(world.home.year).objects.filter(id=world.home.year.id).update(closed_at=world.now)
    values = {"grade": 8, "letter": "Я", "shift": 1, "days_per_week": 5}
    reply = post(admin, f"/schools/classes/new/?year={world.home.year.id}", **values)
    assert reply.status_code == 422 and "год закрыт" in reply.content.decode()
