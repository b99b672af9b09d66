"""islamey.instr.1.6: administration, teachers, class teachers, pupils, parents; one may be several."""

import pytest

from otmetka.core import clock
from otmetka.people.models import Guardianship
from tests.world import add_pupil

PASSWORD = "ключ от школы"


@pytest.fixture
def sign_in(world, client, monkeypatch):
    """Through the door, by login and password."""
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def through_the_door(key):
        account = world.home.accounts[key]
        account.set_password(PASSWORD)
        account.save()
        answer = client.post("/access/sign-in/", {"login": account.login, "password": PASSWORD})
        assert answer.status_code == 302
        return client

    return through_the_door


def menu(client, address="/"):
    """The titles of the main menu on the start page."""
    page = client.get(address, follow=True).content.decode()
    nav = page.split('<nav class="nav"')[1].split("</nav>")[0]
    return {
        word for word in ("Сегодня", "Журнал", "Дневник", "Сотрудники") if f">{word}" in nav or word in nav
    }


def test_a_teacher_who_is_a_parent_switches_role(world, sign_in):
    home = world.home
    classmate = add_pupil(home, "fifth_other", ("Одноклассников", "Эмиль", ""), "5В", "home")
    Guardianship.objects.create(
        school=home.school, guardian=home.persons["t1"], pupil=home.pupils["fifth"], kin="мать"
    )
    grid = f"/journal/groups/{home.groups['fifth'].pk}/terms/{home.terms['q2'].pk}/"
    diary, foreign = f"/diary/{home.pupils['fifth'].pk}/", f"/diary/{classmate.pk}/"

    client = sign_in("t1")
    assert menu(client) >= {"Сегодня", "Журнал"}
    assert "Дневник" not in menu(client)
    assert client.get(grid).status_code == 200  # she teaches 5В
    assert client.get(diary).status_code == 403

    assert client.post("/access/hat/", {"hat": "guardian:0"})["Location"] == "/"
    assert menu(client) == {"Дневник"}
    child = client.get(diary, follow=True)
    assert child.status_code == 200 and "Мария" in child.content.decode()
    assert client.get(foreign).status_code == 404
    for address in (grid, "/journal/groups/", "/today/", f"/people/classes/{home.classes['5В'].pk}/"):
        assert client.get(address).status_code == 403, address

    client.post("/access/hat/", {"hat": f"teacher:{home.school.pk}"})
    assert client.get(grid).status_code == 200


def test_a_person_without_any_role_sees_an_empty_page_with_an_explanation(world, sign_in):
    client = sign_in("nobody")
    page = client.get("/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Обязанностей пока нет" in text and "показывать нечего" in text
    assert '<nav class="nav"' not in text
    for address in ("/today/", "/journal/groups/", "/diary/", "/people/staff/", "/people/pupils/"):
        assert client.get(address).status_code == 403, address
