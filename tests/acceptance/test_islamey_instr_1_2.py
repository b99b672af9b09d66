"""islamey.instr.1.2: the journal is a set of programs with a database and means of access to it.

Installation from the documentation on a clean host gives a working journal; the database is not reachable
from the network by default. Negative: an unauthenticated API call returns 401 for every data route.
"""

import re
from pathlib import Path

import psycopg
import pytest
from django.urls import URLPattern, get_resolver

from otmetka.access.routes import PUBLIC
from otmetka.cluster import known_urls
from otmetka.config.checks import OPEN_NAMES
from tests.fresh import Fresh


def test_installation_from_the_documentation_gives_a_working_journal(installed):
    browser = installed.administrator
    assert "Запуск школы" in browser.get("/schools/launch/")
    assert "Щукин" in browser.get("/people/staff/")


def test_the_database_is_not_reachable_from_the_network(installed):
    urls = known_urls(installed.data, "otmetka")
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute("SELECT current_setting('listen_addresses'), inet_server_addr()").fetchone()
    assert row == ("", None)
    assert not _listening_ports(installed), "the server holds no TCP socket at all"


@pytest.mark.django_db
def test_an_unauthenticated_api_call_returns_401_for_every_data_route(client):
    closed = [
        (path, method)
        for path, action, methods in _addresses()
        if action != PUBLIC
        for method in methods
    ]  # fmt: skip
    assert len(closed) > 40
    for path, method in closed:
        reply = client.generic(method, path, content_type="application/json", HTTP_ACCEPT="application/json")
        assert reply.status_code == 401, (method, path, reply.status_code)
        assert reply.json()["code"] == "not_signed_in"


def _addresses():
    """Each named URL with 1 in place of its arguments, its action and methods."""
    for path, pattern in _patterns(get_resolver()):
        action = getattr(pattern.callback, "action", None)
        if action is None or f"ui:{pattern.name}" in OPEN_NAMES:
            continue
        address = re.sub(r"<day:\w+>", "2026-11-17", path)
        yield "/" + re.sub(r"<(?:\w+:)?\w+>", "1", address), action, pattern.callback.methods


def _patterns(resolver, prefix: str = ""):
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path, entry
        else:
            yield from _patterns(entry, path)


def _listening_ports(fresh: Fresh) -> list[str]:
    """TCP sockets in the state LISTEN that belong to the installation's postgres processes."""
    inodes = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            if str(fresh.data) not in command or "postgres" not in command.split("\0")[0]:
                continue
            links = [str(link.readlink()) for link in (process / "fd").iterdir()]
        except OSError:
            continue
        inodes |= {link[8:-1] for link in links if link.startswith("socket:[")}
    lines = [
        line for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    return [line for line in lines if line.split()[3] == "0A" and line.split()[9] in inodes]
