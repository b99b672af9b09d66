"""islamey.instr.3.6: parents and pupils have access to their own data only, while the link is valid."""

import pytest
from django.test import Client

from otmetka.audit.models import AuditEntry
from otmetka.core import clock
from otmetka.people.models import Guardianship
from tests.permissions.objects import make_bundles
from tests.permissions.stage import BACKEND, KINDS, addresses, may

#: У2 of the fixture, in every spelling that a page might use.
HERS = ("Ёлкин", "Софья")


@pytest.fixture
def as_(world, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def signed_in(key):
        client = Client()
        client.force_login(world.home.accounts[key], backend=BACKEND)
        return client

    return signed_in


def denials(world) -> list[str]:
    """The paths that the trail says were refused to the mother of У1."""
    rows = AuditEntry.objects.filter(
        school_id=world.home.school.id, action="access.denied", account_id=world.home.accounts["p1"].pk
    )
    return [row.new["path"] for row in rows.order_by("id")]


def test_a_changed_pupil_id_is_refused_and_written_down(world, as_):
    mother, other = as_("p1"), world.home.pupils["u2"].pk
    own, foreign = f"/diary/{world.home.pupils['u1'].pk}/week/2026-11-17/", f"/diary/{other}/week/2026-11-17/"
    assert mother.get(own).status_code == 200
    assert mother.get(foreign).status_code in (403, 404)
    api = mother.get(foreign, headers={"Accept": "application/json"})
    assert api.status_code in (403, 404) and api.json()["code"] in ("forbidden", "not_found")
    assert denials(world) == [foreign, foreign]


def test_a_link_ended_today_refuses_the_next_request(world, as_):
    mother, class_teacher = as_("p1"), as_("t2")
    diary = f"/diary/{world.home.pupils['u1'].pk}/week/2026-11-17/"
    assert mother.get(diary).status_code == 200
    link = Guardianship.objects.get(school=world.home.school, guardian=world.home.persons["p1"])
    class_teacher.post(f"/people/guardianships/{link.pk}/end/", {"ground": "решение суда от 17.11.2026"})
    assert mother.get(diary).status_code in (403, 404)
    ended = AuditEntry.objects.get(school_id=world.home.school.id, action="people.guardianship_ended")
    assert ended.ground == "решение суда от 17.11.2026"


def test_exports_search_and_file_links_obey_the_same_rule(world, as_):
    mother, bundles = as_("p1"), make_bundles(world)
    closed = [
        "/exchange/exports/",
        "/people/pupils/?q=Ёлк",
        f"/people/pupils/{world.home.pupils['u2'].pk}/",
        f"/people/classes/{world.home.classes['7А'].pk}/",
        f"/files/{bundles['fifth'].made['file']}/",
        f"/files/{bundles['stranger'].made['file']}/",
    ]
    for address in closed:
        assert mother.get(address).status_code in (403, 404), address
    assert mother.post("/exchange/exports/", {"kind": "pupils", "form": "csv"}).status_code == 403
    assert mother.get(f"/files/{bundles['algebra'].made['file']}/").status_code == 200
    assert len(denials(world)) == len(closed) + 1


def test_no_page_that_a_family_may_open_tells_of_another_pupil(world, as_):
    """Whatever channel there is, notices of a later issue included: found by the list of all addresses."""
    own = make_bundles(world)["algebra"]
    other = world.home.pupils["u2"].pk
    ids = {"pupil": other, "pupil_id": other, "child": other, "q": "Ёлк", "id": other}
    for key in ("p1", "u1"):
        opened = 0
        for address in addresses():
            if "GET" not in address.methods or not may(key, address, "GET", own):
                continue
            answer = as_(key).get(address.url(address.values(own)), ids, follow=True)
            page = b"".join(answer).decode(errors="replace").replace('value="Ёлк"', "").replace("«Ёлк»", "")
            assert not [word for word in HERS if word in page], (key, address.name)
            opened += 1
        assert opened > 15
    assert {"p1", "u1"} <= set(KINDS)
