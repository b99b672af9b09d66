"""A page of somebody who has left this browser does not write under the name of who came after."""

import pytest

from otmetka.core import clock

ADDRESS = "/access/sessions/"


@pytest.fixture
def desk(world, client, monkeypatch):
    """t1 is signed in."""
    monkeypatch.setattr(clock, "now", lambda: world.now)
    account = world.home.accounts["t1"]
    account.set_password("ключ от школы")
    account.save()
    client.post("/access/sign-in/", {"login": account.login, "password": "ключ от школы"})
    return client


def ask(desk, account_id):
    return desk.get(ADDRESS, headers={"X-Account": str(account_id), "Accept": "application/json"})


def test_the_account_of_the_page_is_served(desk, world):
    assert ask(desk, world.home.accounts["t1"].pk).status_code == 200


@pytest.mark.parametrize("other", ["0", "", "1 OR 1"])
def test_another_account_is_told_so(desk, other):
    answer = ask(desk, other)
    assert answer.status_code == 401
    assert answer.json()["code"] == "other_account"
    assert "другой человек" in answer.json()["message"]


def test_pages_without_the_name_of_an_account_are_served(desk):
    assert desk.get(ADDRESS).status_code == 200
