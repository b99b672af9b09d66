"""islamey.instr.1.7: exchange of classes, pupils, staff and timetable with stable external ids."""

import pytest
from django.test import Client

from otmetka.core.tenancy import narrow_scope
from otmetka.exchange.services.apply.write import ORDER
from otmetka.people.models import Enrolment, Person
from otmetka.schools.models import SchoolClass
from otmetka.timetable.models import Lesson, LessonTeacher
from tests.exchange.files import table
from tests.exchange.page import send


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_lists_survive_a_wiped_base(world, client: Client, form: str):
    """islamey.instr.1.7: export classes and pupils, wipe a test base, import: the lists are identical."""
    home = world.home
    client.force_login(home.accounts["journal_admin"], backend="otmetka.access.backend.AccountBackend")
    kinds = ("years", "classes", "pupils")
    files = {kind: _take(client, kind, form) for kind in kinds}
    lists = _lists(home)
    assert len(lists["pupils"]) == 8
    _wipe(home)

    client.force_login(_new_admin(home), backend="otmetka.access.backend.AccountBackend")
    for kind in kinds:
        page = send(client, world, kind, files[kind], f"{kind}.{form}")
        number = page.request["PATH_INFO"].rstrip("/").rsplit("/", 1)[-1]
        assert client.post(f"/exchange/imports/{number}/application/").status_code == 302
    narrow_scope(home.school.id)
    assert _lists(home) == lists
    again = {kind: _rows(_take(client, kind, form)) for kind in kinds}
    assert again == {kind: _rows(files[kind]) for kind in kinds}


def test_a_broken_row_is_named_and_nothing_changes(world, client: Client):
    """islamey.instr.1.7: an import with a broken row reports the row and changes nothing."""
    home = world.home
    client.force_login(home.accounts["journal_admin"], backend="otmetka.access.backend.AccountBackend")
    before = _lists(home)
    good = ["н-1", "Новый", "Лев", "", "м", "", "2026/27", "7А", "01.09.2026", "", ""]
    broken = ["н-2", "Новая", "Ия", "", "ж", "31.02.2013", "2026/27", "7А", "01.09.2026", "", ""]
    page = send(client, world, "pupils", table("pupils", [good, broken])).content.decode()
    assert '<th scope="row">3</th><td>Дата рождения</td><td>«31.02.2013» — не дата.' in page
    assert "Записать</button>" not in page
    assert _lists(home) == before


def _take(client: Client, kind: str, form: str) -> bytes:
    answer = client.post("/exchange/exports/", {"kind": kind, "form": form, "year": ""})
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def _rows(data: bytes) -> list[list[str]]:
    from otmetka.exchange.rules.tables import read_table

    return [texts for _line, texts in read_table(data, "x.xlsx" if data[:2] == b"PK" else "x.csv").rows]


def _lists(home) -> dict[str, list]:
    """Classes and pupils as the base has them, without its own numbers."""
    classes = SchoolClass.objects.filter(school_id=home.school.id).order_by("grade", "letter")
    pupils = Enrolment.objects.filter(school_id=home.school.id).order_by(
        "pupil__person__sort_key", "pupil__person__code", "from_on"
    )
    names = ("code", "surname", "given", "patronymic", "sex", "born_on", "sort_key")
    fields = [f"pupil__person__{name}" for name in names]
    return {
        "classes": list(
            classes.values_list(
                "year__title", "grade", "letter", "shift", "days_per_week", "profile", "bells"
            )
        ),
        "pupils": list(
            pupils.values_list(*fields, "school_class__grade", "school_class__letter", "from_on", "to_on")
        ),
    }


def _wipe(home) -> None:
    """Everything that a school's files bring, gone."""
    narrow_scope(home.school.id)
    for model in (LessonTeacher, Lesson, *reversed(ORDER)):
        model.objects.filter(school_id=home.school.id).delete()
    assert not Person.objects.filter(school_id=home.school.id).exists()


def _new_admin(home):
    """Who starts the emptied base again."""
    from datetime import date

    from otmetka.people.models import Duty

    account = home.accounts["journal_admin"]
    person = Person.objects.create(
        school=home.school, account_id=account.id, code="админ", surname="Щукин", sort_key="щукин"
    )
    Duty.objects.create(school=home.school, person=person, kind="journal_admin", from_on=date(2026, 9, 1))
    return account
