"""kerch.1.4: exchange with a dry run and a change report."""

from django.test import Client

from otmetka.access.models import Account
from otmetka.exchange.models import Import
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.people.models import Enrolment, GroupMembership, Person
from tests.exchange.files import table
from tests.exchange.page import send
from tests.world import add_pupil

FIRST_DAY, MOVE_DAY = "01.09.2026", "18.11.2026"


def test_a_pupil_list_tells_its_difference_before_it_is_applied(world, client: Client):
    """kerch.1.4: import of a pupil list shows «2 новых, 1 переведён, 22 без изменений» before applying;
    a file with a wrong column is refused whole."""
    home = world.home
    for number in range(7, 24):
        add_pupil(home, f"u{number}", (f"Сосед{'ъ' * number}", "Лев", ""), "7А", "home")
    rows = [_row(code, "7А", FIRST_DAY) for code in home.pupils if code not in ("first", "fifth")][:22]
    rows.append(_row("fifth", "7А", MOVE_DAY))
    rows += [_row("новый-1", "7А", MOVE_DAY, "Абдул-Меджидов"), _row("новый-2", "7А", MOVE_DAY, "Ю")]
    before = _counts()

    client.force_login(_admin(home), backend="otmetka.access.backend.AccountBackend")
    page = send(client, world, "pupils", table("pupils", rows))

    assert "2 новых, 1 переведён, 22 без изменений" in page.content.decode()
    assert _counts() == before
    made = Import.objects.get(school_id=home.school.id)
    assert made.state == "ready"

    client.post(f"/exchange/imports/{made.id}/application/")
    assert Person.objects.filter(school_id=home.school.id, code="новый-2").exists()
    classes = Enrolment.objects.filter(pupil=home.pupils["fifth"]).order_by("from_on")
    assert [(one.school_class_id, str(one.to_on)) for one in classes] == [
        (home.classes["5В"].id, "2026-11-17"),
        (home.classes["7А"].id, "None"),
    ]
    places = GroupMembership.objects.filter(pupil=home.pupils["fifth"], to_on=None)
    assert {one.group_id for one in places} == {home.groups["algebra"].id, home.groups["russian"].id}


def test_a_file_with_a_wrong_column_is_refused_whole(world, client: Client):
    """kerch.1.4: the negative half."""
    client.force_login(_admin(world.home), backend="otmetka.access.backend.AccountBackend")
    header = [title if title != "Класс" else "Группа крови" for title in TEMPLATES["pupils"].header]
    before = _counts()
    page = send(
        client, world, "pupils", table("pupils", [_row("н", "7А", FIRST_DAY, "Новый")], header=header)
    )
    text = page.content.decode()
    assert "Столбец «Группа крови» не из этого шаблона" in text
    assert "Записать" not in text
    made = Import.objects.get(school_id=world.home.school.id)
    refused = client.post(f"/exchange/imports/{made.id}/application/")
    assert refused.status_code == 409
    assert _counts() == before


def _row(code: str, name: str, day: str, surname: str = "") -> list[str]:
    known = Person.objects.filter(code=code).first() if not surname else None
    names = [known.surname, known.given, known.patronymic] if known else [surname, "Аида", ""]
    return [code, *names, "", "", "2026/27", name, day, "", ""]


def _admin(home) -> Account:
    return home.accounts["journal_admin"]


def _counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Person, Enrolment, GroupMembership))
