"""For every request: reading changes nothing, writing needs its token, nothing of a stranger leaks."""

import json
import re

import pytest
from django.db import connection

from otmetka.access.routes import PUBLIC
from otmetka.people.models import Person
from otmetka.schools.models import Subject
from tests.permissions.objects import BODY_IDS, FORMS, IDS, body_of
from tests.permissions.stage import KINDS, addresses, may

ALL = sorted(addresses(), key=lambda address: address.name)
READS = [address for address in ALL if "GET" in address.methods]
WRITES = [address for address in ALL if "POST" in address.methods]
#: Bookkeeping of the door: when a session was last used, attempts at codes.
NOT_STATE = ("access_session", "axes_")
SECRET = "Чужеземцев"


def snapshot() -> dict[str, tuple]:
    """Rows and a checksum of every table that the application reads."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND has_table_privilege(oid, 'SELECT') ORDER BY 1"
        )
        tables = [name for (name,) in cursor.fetchall() if not name.startswith(NOT_STATE)]
        found = {}
        for name in tables:
            cursor.execute(f'SELECT count(*), sum(hashtextextended(t::text, 0)::numeric) FROM "{name}" t')
            found[name] = cursor.fetchone()
        return found


def readers(address, bundle) -> list[str]:
    """Everybody who may read the address."""
    return [key for key in KINDS if may(key, address, "GET", bundle)]


def test_reading_changes_nothing(stage):
    before, asked = snapshot(), 0
    for address in READS:
        for bundle in (stage.bundles["algebra"], stage.bundles["fifth"]):
            for key in readers(address, bundle)[:4]:
                url = address.url(address.values(bundle))
                answer = stage.client(key).get(url)
                assert answer.status_code in (200, 204, 302, 405, 422), (url, key, answer.status_code)
                asked += 1
    after = snapshot()
    assert {name for name in after if after[name] != before[name]} == set()
    assert asked > len(READS)


def test_the_technician_gets_403_in_a_class_journal(stage):
    """The refusal of kerch.2.1: health data, but no marks."""
    journal = [address for address in READS if address.name.startswith("journal:")]
    assert len(journal) > 5
    for address in journal:
        url = address.url(address.values(stage.bundles["algebra"]))
        assert stage.client("technician").get(url).status_code == 403, url


def test_the_snapshot_sees_a_change(stage):
    from django.db import transaction

    before, mark = snapshot(), transaction.savepoint()
    Person.objects.filter(pk=stage.world.home.persons["t1"].pk).update(born_on="1980-01-01")
    changed = {name for name, told in snapshot().items() if told != before[name]}
    transaction.savepoint_rollback(mark)
    assert changed == {"people_person"}


def test_writing_without_the_token_is_refused(stage):
    bundle, before = stage.bundles["algebra"], snapshot()
    for address in WRITES:
        key = next((key for key in KINDS if may(key, address, "POST", bundle)), "t1")
        client = stage.client(key, enforce_csrf_checks=True)
        url = address.url(address.values(bundle))
        answer = client.post(url, **body_of(address.name, bundle))
        assert answer.status_code == 403, address.name
        assert "Страница устарела" in answer.content.decode()
    assert snapshot() == before and len(WRITES) > 40


@pytest.fixture(scope="module")
def marked(stage):
    """The stranger school with a name that stands nowhere else."""
    away = stage.world.stranger.school
    Person.objects.filter(school=away).update(surname=SECRET)
    for subject in Subject.objects.filter(school=away):
        subject.name = f"{SECRET} {subject.pk}"
        subject.save()
    return stage


def query_of(bundle) -> dict[str, object]:
    """Ids of a bundle under every name that an address or a filter may read them by."""
    values = {name: maker(bundle) for name, maker in IDS.items() if ":" not in name}
    return {**values, **{re.sub("_id$", "", name): value for name, value in values.items()}}


@pytest.mark.parametrize("address", READS, ids=[address.name for address in READS])
def test_a_strangers_id_in_the_query_opens_nothing(marked, address):
    bundle, strange = marked.bundles["algebra"], marked.bundles["stranger"]
    extra = {**query_of(strange), "teacher": strange.cast.persons["t1"].pk, "q": SECRET}
    for with_search in (extra, {k: v for k, v in extra.items() if k != "q"}):
        for key in readers(address, bundle)[:3]:
            url = address.url(address.values(bundle))
            answer = marked.client(key).get(url, with_search)
            page = b"".join(answer).decode(errors="replace")
            assert SECRET not in page.replace(f'value="{SECRET}"', "").replace(f"«{SECRET}»", ""), (url, key)


def send(stage, key, address, bundle, form):
    """A POST of a form, or of JSON where the page's script sends it."""
    url = address.url(address.values(bundle))
    if address.name == "journal:mark":
        return stage.ask(key, "POST", url, data=json.dumps(form), content_type="application/json")
    return stage.ask(key, "POST", url, data=form)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_ids_swapped_in_the_body_are_refused(stage, name):
    address = next(address for address in ALL if address.name == name)
    own, strange = stage.bundles["algebra"], stage.bundles["stranger"]
    key = next(key for key in KINDS if may(key, address, "POST", own))
    good = FORMS[name](own)
    assert send(stage, key, address, own, good).status_code < 400, "the form must be taken as it stands"
    for field in BODY_IDS & set(good):
        bad = {**good, field: FORMS[name](strange)[field]}
        if bad == good:
            continue
        answer = send(stage, key, address, own, bad)
        assert 400 <= answer.status_code < 500, (field, answer.status_code)


def test_every_form_that_names_ids_is_tried(stage):
    """A new POST with ids in its body needs a line in FORMS: found by the names of its form's fields."""
    bundle, missing = stage.bundles["algebra"], []
    for address in WRITES:
        if "GET" not in address.methods or address.action == PUBLIC or address.name in FORMS:
            continue
        key = next((key for key in KINDS if may(key, address, "GET", bundle)), None)
        page = stage.ask(key, "GET", address.url(address.values(bundle))).content.decode()
        picks = re.findall(r'<select[^>]*name="([a-z_]+)"[^>]*>.*?</select>', page, re.DOTALL)
        if any(pick.endswith("_id") for pick in picks):
            missing.append((address.name, picks))
    assert missing == [("people:pupil_arrival", ["class_id"])], missing
