"""The school's list of kinds of work: weights from a day on, the past untouched."""

from datetime import date
from decimal import Decimal

import pytest

from otmetka.audit.models import AuditEntry
from otmetka.core import clock
from otmetka.regulations.models import WorkKind
from otmetka.regulations.queries.work_kinds import work_kinds_in_force
from otmetka.regulations.rules.work_kinds import KindText, check_kind

LIST = "/regulations/work-kinds/"
TYPED = {
    "title": "Зачётная работа",
    "short": "З/Р",
    "weight": "2,5",
    "ground": "пр. № 7",
    "from_on": "2026-12-01",
}


@pytest.fixture
def as_(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def sign_in(who):
        client.force_login(world.home.accounts[who], backend="otmetka.access.backend.AccountBackend")
        return client

    return sign_in


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"), ({"short": "слишком длинно"}, "short"), ({"weight": None}, "weight"),
        ({"weight": Decimal("-1")}, "weight"), ({"weight": Decimal("10.5")}, "weight"),
        ({"weight": Decimal("1.234")}, "weight"), ({"ground": ""}, "ground"), ({"from_on": None}, "from_on"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(change, field):
    usual = {"title": "К/р", "short": "К", "weight": Decimal(3), "written": True, "second_mark": False}
    text = KindText(**{**usual, "ground": "пр.", "from_on": date(2026, 9, 1), **change})
    assert list(check_kind(text)) == [field]


def test_a_kind_is_added_with_its_ground(world, as_):
    assert as_("journal_admin").post(LIST, TYPED).status_code == 302
    kind = WorkKind.objects.get(school=world.home.school, title="Зачётная работа")
    assert (kind.weight, kind.from_on) == (Decimal("2.50"), date(2026, 12, 1))
    assert AuditEntry.objects.get(action="regulations.kind.added").ground == "пр. № 7"


def test_a_new_weight_begins_on_its_day(world, as_):
    kind = world.home.kinds["test"]
    typed = {**TYPED, "title": kind.title, "weight": "4"}
    assert as_("deputy").post(f"{LIST}{kind.id}/", typed).status_code == 302
    weights = {
        day: next(k.weight for k in work_kinds_in_force(world.home.school.id, day) if k.code == "test")
        for day in (date(2026, 11, 30), date(2026, 12, 1))
    }
    assert weights == {date(2026, 11, 30): Decimal(3), date(2026, 12, 1): Decimal(4)}


def test_a_refusal_keeps_what_was_typed(world, as_):
    answer = as_("journal_admin").post(LIST, {**TYPED, "weight": "много"})
    assert answer.status_code == 422
    assert "Зачётная работа" in answer.content.decode() and "число от 0 до 10" in answer.content.decode()
    assert not WorkKind.objects.filter(title="Зачётная работа").exists()


def test_the_list_is_read_by_teachers_and_kept_by_few(world, as_):
    assert as_("t1").get(LIST).status_code == 200
    assert as_("t1").post(LIST, TYPED).status_code == 403
    assert as_("u1").get(LIST).status_code == 403
    foreign = world.stranger.kinds["test"]
    assert as_("journal_admin").get(f"{LIST}{foreign.id}/").status_code == 404
