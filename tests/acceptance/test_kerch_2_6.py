"""kerch.2.6: parents and pupils see their own data only; nothing of theirs writes into the journal."""

import pytest
from django.db.models import Count
from django.test import Client

from otmetka.audit.models import AuditEntry
from otmetka.core import clock
from otmetka.journal.models import Attendance, Homework, LessonRecord, Mark, PlanTopic, Work
from tests.permissions.objects import body_of, make_bundles
from tests.permissions.stage import BACKEND, addresses

FAMILY = ("p1", "u1")


@pytest.fixture
def as_(world, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def signed_in(key):
        client = Client()
        client.force_login(world.home.accounts[key], backend=BACKEND)
        return client

    return signed_in


@pytest.mark.parametrize("key", FAMILY)
def test_a_changed_pupil_id_is_refused_in_the_address_and_in_the_api(world, as_, key):
    client, bundle = as_(key), make_bundles(world)["algebra"]
    other = world.home.pupils["u2"].pk
    tried = []
    for address in addresses():
        if "pupil_id" not in address.arguments or "GET" not in address.methods:
            continue
        url = address.url({**address.values(bundle), "pupil_id": other})
        for accept in ("text/html", "application/json"):
            assert client.get(url, headers={"Accept": accept}).status_code in (403, 404), url
            tried.append(url)
    denied = AuditEntry.objects.filter(
        school_id=world.home.school.id, action="access.denied", account_id=world.home.accounts[key].pk
    )
    assert sorted(row.new["path"] for row in denied) == sorted(tried)
    assert len(tried) > 20


def journal_rows(world) -> dict[str, int]:
    """How many rows the journal of both schools has."""
    models = (Mark, Attendance, LessonRecord, Homework, Work, PlanTopic)
    return {m.__name__: m.objects.aggregate(n=Count("pk"))["n"] for m in models}


@pytest.mark.parametrize("key", FAMILY)
def test_no_write_route_of_the_journal_accepts_a_family(world, as_, key):
    client, bundle = as_(key), make_bundles(world)["algebra"]
    before, tried = journal_rows(world), 0
    for address in addresses():
        if not address.name.startswith(("journal:", "timetable:", "people:", "exchange:", "schools:")):
            continue
        if "POST" not in address.methods or address.name == "people:join":
            continue
        answer = client.post(address.url(address.values(bundle)), **body_of(address.name, bundle))
        assert answer.status_code == 403, address.name
        tried += 1
    assert tried > 20 and journal_rows(world) == before
