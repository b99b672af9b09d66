"""The diary's tests speak over HTTP at the cast's moment: Tuesday 17.11.2026, 11:10."""

import pytest

from otmetka.core import clock


@pytest.fixture
def at_home(world, client, monkeypatch):
    """Sign in as one of the cast: ``at_home("p1")`` gives the client."""
    monkeypatch.setattr(clock, "now", lambda: world.now)

    def sign_in(who: str, school: str = "home"):
        account = getattr(world, school).accounts[who]
        client.force_login(account, backend="otmetka.access.backend.AccountBackend")
        return client

    return sign_in
