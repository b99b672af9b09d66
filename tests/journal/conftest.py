"""The journal's tests speak over HTTP at the cast's moment."""

import pytest

from otmetka.core import clock


@pytest.fixture
def at_work(world, client, monkeypatch):
    """Sign in as one of the cast: ``at_work("t1")`` gives the client."""
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def sign_in(who: str, school: str = "home"):
        account = getattr(world, school).accounts[who]
        client.force_login(account, backend="otmetka.access.backend.AccountBackend")
        return client

    return sign_in
