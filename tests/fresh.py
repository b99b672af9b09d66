"""An installation made by the guide's own commands in directories of its own, as a technician makes one."""

import http.cookiejar
import os
import re
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pytest

from otmetka.cluster import erase

_READY_SECONDS = 60


class Fresh:
    """One installation: ``run("doctor")`` is `otmetka doctor` there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data, self.backups = folder / "data", folder / "second-place"
        self.mail = MailServer()
        self.port = _free_port()
        self.code = ""
        self._running: list[subprocess.Popen] = []

    @cached_property
    def administrator(self) -> "Browser":
        """The journal administrator's browser, signed in by the code of `otmetka init`."""
        browser = Browser(f"http://127.0.0.1:{self.port}")
        assert 'name="password"' in browser.post("/access/code/", code=self.code)
        known = {"code": self.code, "login": "admin.school", "password": "ключ от школы 3"}
        browser.post("/access/code/", **known, again=known["password"])
        return browser

    @property
    def environment(self) -> dict[str, str]:
        """What /etc/otmetka/environment says; nothing of the test run's own database."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("OTMETKA_")}
        return ours | {
            "OTMETKA_DATA_DIR": str(self.data),
            "OTMETKA_BACKUP_DIR": str(self.backups),
            "OTMETKA_SMTP_HOST": "127.0.0.1",
            "OTMETKA_SMTP_PORT": str(self.mail.port),
            "PYTHONUNBUFFERED": "1",
        }

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess:
        """Run one command to its end; its output is text."""
        return subprocess.run(
            [sys.executable, "-m", "otmetka", *command], env=self.environment | more, cwd=_clone(),
            capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip

    def start(self, *command: str, **more: str) -> subprocess.Popen:
        """Start a service; it ends with the installation."""
        log = (self.folder / f"{command[0]}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", "otmetka", *command], env=self.environment | more, cwd=_clone(),
            stdout=log, stderr=log, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self._running.append(process)
        return process

    def start_database(self) -> None:
        """`otmetka database`, ready."""
        process = self.start("database")
        log = self.folder / "database.log"
        wait_for(lambda: process.poll() is not None or "готов" in log.read_text())
        assert process.poll() is None, log.read_text()

    def serve(self) -> str:
        """`otmetka serve`, ready; gives its address."""
        self.start("serve", "--port", str(self.port), "--workers", "1")
        address = f"http://127.0.0.1:{self.port}"
        wait_for(lambda: _answers(f"{address}/healthz"))
        return address

    def stop(self) -> None:
        """End the services in the reverse order and remove what they made."""
        for process in reversed(self._running):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
        self.mail.stop()
        erase(self.data)


class Browser:
    """A plain browser over HTTP: cookies, redirects and the hidden token of forms."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, path: str) -> str:
        """The page."""
        with self._opener.open(self.address + path, timeout=30) as reply:
            return reply.read().decode()

    def post(self, path: str, **values: str) -> str:
        """The page after a form; the token is taken from the form's own page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path))
        assert token, path
        data = urllib.parse.urlencode(values | {"csrfmiddlewaretoken": token[1]}).encode()
        with self._opener.open(self.address + path, data=data, timeout=30) as reply:
            return reply.read().decode()


class MailServer:
    """A tiny real SMTP server on loopback: it greets, answers and can be stopped."""

    def __init__(self) -> None:
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self._server.shutdown()
        self._server.server_close()


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 mail.school.example ESMTP\r\n")
        for line in self.rfile:
            if line.upper().startswith(b"QUIT"):
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 ok\r\n")


@contextmanager
def fresh_install() -> Iterator[Fresh]:
    """Directories of an installation that is not made yet; everything is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="otmetka-fresh-") as folder:
        made = Fresh(Path(folder))
        try:
            yield made
        finally:
            made.stop()


@pytest.fixture(scope="session")
def installed() -> Iterator[Fresh]:
    """An installation by docs/how-to/production.md with an embedded database: migrated, opened, serving."""
    with fresh_install() as fresh:
        fresh.start_database()
        done = fresh.run("migrate")
        assert done.returncode == 0, done.stderr
        fresh.start("worker")
        fresh.serve()
        done = fresh.run("init", "--name", "СОШ № 3", "--surname", "Щукин", "--given", "Юрий")
        assert done.returncode == 0, done.stderr
        fresh.code = code_in(done.stdout)
        yield fresh


def code_in(text: str) -> str:
    """The single-use code that `otmetka init` printed."""
    found = re.search(r"\b([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})\b", text)
    assert found, text
    return found[1]


def wait_for(is_so, seconds: float = _READY_SECONDS) -> None:
    """Wait until ``is_so()``; fails after ``seconds``."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "did not come true in time"
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:  # noqa: S310 - our own address
            return reply.status == 200
    except OSError:
        return False


def _clone() -> Path:
    return Path(__file__).resolve().parents[1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
