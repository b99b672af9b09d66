"""Nobody is led to a refusal: the start page and every line of the menu open for each duty."""

import re

import pytest

from tests.world import STAFF

NAV = re.compile(r'<nav class="nav".*?</nav>', re.DOTALL)


@pytest.mark.parametrize("key", [*STAFF, "p1", "u1"])
def test_start_and_menu_open(world, client, monkeypatch, key):
    monkeypatch.setattr("otmetka.core.clock.now", lambda: world.now)
    client.force_login(world.home.accounts[key], backend="otmetka.access.backend.AccountBackend")
    page = client.get("/", follow=True)
    assert page.status_code == 200, page.redirect_chain
    links = re.findall(r'<a href="([^"]+)"', NAV.search(page.content.decode()).group())
    assert links
    assert {url: client.get(url, follow=True).status_code for url in links} == dict.fromkeys(links, 200)


def test_pages_of_the_structure_belong_to_the_school(world, client, monkeypatch):
    monkeypatch.setattr("otmetka.core.clock.now", lambda: world.now)
    client.force_login(world.home.accounts["journal_admin"], backend="otmetka.access.backend.AccountBackend")
    nav = NAV.search(client.get("/timetable/groups/").content.decode()).group()
    current = re.search(r'href="([^"]+)" aria-current="page"', nav)
    assert current.group(1) == "/schools/card/"
