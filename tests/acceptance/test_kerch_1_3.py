"""kerch.1.3: administration, teacher, class teacher, pupil and parent, each with a start page of its own."""

import pytest
from django.urls import reverse

from otmetka.access.routes import PUBLIC
from otmetka.core import clock
from tests.permissions.objects import make_bundles
from tests.permissions.stage import addresses

PASSWORD = "ключ от школы"


@pytest.fixture
def at_the_moment(world, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.now)
    return world


@pytest.mark.parametrize(
    ("key", "hat", "start", "said"),
    [
        ("director", "administration", "/today/", "Сегодня"),
        ("t1", "teacher", "/today/", "Сегодня"),
        ("t2", "class_teacher", "/people/classes/{class_7a}/", "7А класс"),
        ("u1", "pupil", "/diary/", "Дневник"),
        ("p1", "guardian", "/diary/", "Дневник"),
    ],
)
def test_five_accounts_reach_their_start_pages(at_the_moment, client, key, hat, start, said):
    home = at_the_moment.home
    account = home.accounts[key]
    account.set_password(PASSWORD)
    account.save()
    client.post("/access/sign-in/", {"login": account.login, "password": PASSWORD})
    if hat == "class_teacher":  # she teaches, too: two hats and a switch between them
        client.post("/access/hat/", {"hat": f"{hat}:{home.school.pk}"})
    assert client.get("/")["Location"] == start.format(class_7a=home.classes["7А"].pk)
    page = client.get("/", follow=True)
    assert page.status_code == 200 and said in page.content.decode()


def test_an_anonymous_visitor_reaches_public_pages_only(at_the_moment, client):
    bundle = make_bundles(at_the_moment)["algebra"]
    public, closed = [], []
    for address in addresses():
        if "GET" not in address.methods:
            continue
        answer = client.get(reverse(address.name, kwargs=address.values(bundle)))
        if answer.status_code == 302 and answer["Location"].startswith("/access/sign-in/"):
            closed.append(address)
        else:
            public.append(address)
    assert {address.name for address in public} == {a.name for a in (*public, *closed) if a.action == PUBLIC}
    assert len(closed) > 30
