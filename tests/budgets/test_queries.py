"""SQL statements of the screens that decide everything: constant, and within the budget of twelve.

A test's request stands in the transaction of the test: BEGIN and COMMIT are a savepoint and its release,
and the outer scope is put back; a request of its own has these two ends as well, but not the scope.
"""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from otmetka.core import clock
from otmetka.people.models import GroupMembership
from tests.journal.test_marks_over_http import send
from tests.world import add_pupil

BUDGET = 12
PUT_BACK = 1


@pytest.fixture
def at_work(world, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def sign_in(who):
        client.force_login(world.home.accounts[who], backend="otmetka.access.backend.AccountBackend")
        return client

    return sign_in


def count(request) -> int:
    request()
    with CaptureQueriesContext(connection) as captured:
        assert request().status_code in (200, 204)
    return len(captured) - PUT_BACK


def class_page(world) -> str:
    return f"/journal/groups/{world.home.groups['algebra'].id}/terms/{world.home.terms['q2'].id}/"


def test_the_class_page_costs_the_same_with_more_pupils_and_marks(world, at_work):
    client, home = at_work("t1"), world.home
    empty = count(lambda: client.get(class_page(world)))
    for number in range(7, 30):
        pupil = add_pupil(home, f"u{number}", (f"Новиков{number}", "Ян", ""), "7А", "budget")
        GroupMembership.objects.create(
            school=home.school, group=home.groups["algebra"], pupil=pupil, from_on=home.year.starts_on
        )
        send(client, home.lessons["tue"], pupil, "5")
    full = count(lambda: client.get(class_page(world)))
    assert empty == full <= BUDGET


def test_a_saved_mark_keeps_to_its_budget(world, at_work):
    client, lesson, pupil = at_work("t1"), world.home.lessons["tue"], world.home.pupils["u1"]
    cell = send(client, lesson, pupil, "5").json()["cell"]
    url = f"/journal/lessons/{lesson.id}/pupils/{pupil.id}/marks/"
    body = {"text": "4", "seen": cell["seen"], "work": cell["work"], "command": str(uuid.uuid4())}
    with CaptureQueriesContext(connection) as captured:
        assert client.post(url, body, content_type="application/json").status_code == 200
    assert len(captured) - PUT_BACK <= BUDGET


def test_today_of_a_teacher_and_of_a_deputy(world, at_work):
    for who in ("t1", "deputy"):
        client = at_work(who)
        assert count(lambda client=client: client.get("/today/")) <= BUDGET, who


def test_nothing_changed_costs_little(world, at_work):
    client = at_work("t1")
    assert count(lambda: client.get(f"{class_page(world)}changes/?after=0.0")) <= 8
