"""A real server on a real database with the cast in it: what the fault tests break."""

# ruff: noqa: E501 (a script inside)

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.world import NOW

MAKE_CAST = """
import json, sys
import django
django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connections, transaction
from otmetka.access.sessions import SessionStore
from otmetka.config.migrate import migrate
from otmetka.core.models import Installation
from tests.world import NOW, make_world

migrate()
grants = "GRANT INSERT ON schools_school TO otm_app; GRANT USAGE ON SEQUENCE schools_school_id_seq TO otm_app"
back = "REVOKE INSERT ON schools_school FROM otm_app; REVOKE USAGE ON SEQUENCE schools_school_id_seq FROM otm_app"
with connections["owner"].cursor() as owner:
    owner.execute(grants)
with transaction.atomic():
    home = make_world().home
    Installation.objects.create(kind="demo", made_at=NOW)
    store, account = SessionStore(), home.accounts["t1"]
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = "otmetka.access.backend.AccountBackend"
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.save()
with connections["owner"].cursor() as owner:
    owner.execute(back)
pupils = [home.pupils[f"u{n}"].id for n in range(1, 7)]
print(json.dumps({"cookie": store.session_key, "lesson": home.lessons["tue"].id, "pupils": pupils,
                  "school": home.school.id, "group": home.groups["algebra"].id, "term": home.terms["q2"].id}))
"""


class Product:
    """The web server as a process of its own, to be killed and started again on the same port."""

    def __init__(self, env: dict[str, str], cast: dict) -> None:
        self.env = env
        self.cast = cast
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
            "--workers", "1", "--blocking-threads", "4", "--no-ws", "otmetka.config.wsgi:application",
        ]  # fmt: skip
        self.process = subprocess.Popen(
            command,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _attempt in range(300):
            try:
                if self.request("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        """kill -9 of the server and its worker."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def request(self, method: str, path: str, body: dict | None = None) -> tuple[int, dict]:
        """One request on a connection of its own; raises OSError when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Cookie": f"otmetka_session={self.cast['cookie']}; csrftoken={'c' * 32}", "X-CSRFToken": "c" * 32,
            "Accept": "application/json", "Content-Type": "application/json",
        }  # fmt: skip
        try:
            connection.request(method, path, json.dumps(body) if body else None, headers)
            response = connection.getresponse()
            text = response.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        return response.status, json.loads(text) if text[:1] == b"{" else {}

    def put(self, pupil: int, text: str, seen: list, command: str | None = None) -> tuple[int, dict]:
        """Save one cell of the cast's lesson."""
        path = f"/journal/lessons/{self.cast['lesson']}/pupils/{pupil}/marks/"
        body = {"text": text, "seen": seen, "work": None, "command": command or str(uuid.uuid4())}
        return self.request("POST", path, body)


@contextmanager
def product(urls, data_dir: Path) -> Iterator[Product]:
    """A started product on a migrated database with the cast at its moment."""
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "otmetka.config.settings",
        "OTMETKA_DATABASE_URL": urls.app,
        "OTMETKA_OWNER_DATABASE_URL": urls.owner,
        "OTMETKA_DATA_DIR": str(data_dir),
        "OTMETKA_DEMO": "1",
        "OTMETKA_DEMO_OFFSET_SECONDS": str((NOW - datetime.now(UTC)).total_seconds()),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    made = subprocess.run(
        [sys.executable, "-c", MAKE_CAST], env=env, check=True, capture_output=True, text=True
    )
    static = [sys.executable, "-m", "django", "collectstatic", "--noinput"]
    subprocess.run(static, env=env, check=True, stdout=subprocess.DEVNULL)
    running = Product(env, json.loads(made.stdout.splitlines()[-1]))
    running.start()
    try:
        yield running
    finally:
        running.kill()
