"""A journal without a database: serves our static files, the example pages, and the protocol of the grid.

`mode` brings the troubles: "ok", "down" (503), "gone" (the connection is cut), "out" (the session has ended),
"lost" (carried out, but the reply is lost).
By hand: `python -m tests.ui.fake 8000`.
"""

import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from otmetka.ui.markup import script_json
from otmetka.ui.words import WORDS

from .example_grid import Example, looks

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "otmetka" / "ui" / "static"
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".html": "text/html; charset=utf-8",
}
POLICY = "default-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
PUT = re.compile(r"/journal/lessons/(\d+)/pupils/(\d+)/marks/$")
HISTORY = re.compile(r"/journal/lessons/(\d+)/pupils/(\d+)/history/$")
WORKS = re.compile(r"/journal/lessons/(\d+)/works/$")
ALLOWED = re.compile(r"(?:[2-5н.о]( [2-5])?)?$")


class Journal:
    """The state behind the pages, with a lock, the commands carried out, and the log of changes."""

    def __init__(self) -> None:
        self.example = Example()
        self.mode = "ok"
        self.account = "5"
        self.readonly = False
        self.commands: dict[str, dict[str, Any]] = {}
        self.changes: list[dict[str, Any]] = []
        self.carried_out = 0
        self.slow = 0.0
        self.asking = False
        self.since_is: Any = None
        self.lock = threading.Lock()

    def put(self, lesson: int, pupil: int, body: dict[str, Any], account: str) -> tuple[int, dict[str, Any]]:
        """Carry out a command once."""
        with self.lock:
            if self.mode == "out":
                return 401, {"code": "not_signed_in", "message": "Вход закончился"}
            if account != self.account:
                return 401, {"code": "other_account", "message": "Вошёл другой человек"}
            if body["command"] in self.commands:
                return 200, self.commands[body["command"]]
            refusal = self._refusal(lesson, pupil, body)
            return refusal or (200, self._write(lesson, pupil, body))

    def _refusal(self, lesson: int, pupil: int, body: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        if list(body["seen"]) != self.example.seen(pupil, lesson):
            cell = {**self.cell(lesson, pupil), "by": "О. Р. Зайцева", "at": "10:42"}
            return 409, {"code": "stale", "message": "Эту клетку уже изменили", "cell": cell}
        if not ALLOWED.match(body["text"]):
            message = "Такой отметки нет: бывают 2, 3, 4, 5, н, о и точка."
            return 422, {
                "code": "invalid",
                "message": message,
                "clause": "п. 3.1 Положения о текущем контроле",
            }
        return None

    def _write(self, lesson: int, pupil: int, body: dict[str, Any]) -> dict[str, Any]:
        self.write(lesson, pupil, body["text"])
        self.carried_out += 1
        reply = {
            "cell": self.cell(lesson, pupil),
            "row": {"average": self.example.average(pupil)},
            "at": "11:12",
            "cursor": str(len(self.changes)),
        }
        self.commands[body["command"]] = reply
        return reply

    def write(self, lesson: int, pupil: int, text: str) -> None:
        """A new version of a cell, by anybody."""
        example = self.example
        example.works.setdefault(lesson, 1000 + lesson)
        example.marks[pupil, lesson] = text
        example.versions[pupil, lesson] = max(example.versions.values(), default=0) + 1
        self.changes.append(
            {
                "pupil": pupil,
                "lesson": lesson,
                "work": example.works[lesson],
                "cell": self.cell(lesson, pupil),
                "average": example.average(pupil),
            }
        )

    def cell(self, lesson: int, pupil: int) -> dict[str, Any]:
        """A cell as the protocol gives it."""
        text = self.example.marks.get((pupil, lesson), "")
        seen = self.example.seen(pupil, lesson)
        return {
            "text": text,
            "cls": looks(text),
            "title": "",
            "seen": seen,
            "work": self.example.works.get(lesson),
        }

    def since(self, cursor: int) -> dict[str, Any] | None:
        """The changes after a cursor."""
        if self.since_is:
            self.asking = True
            time.sleep(self.slow)
            self.asking = False
            return self.since_is()
        news = self.changes[cursor:]
        return {"cursor": str(len(self.changes)), "cells": news} if news else None

    def page(self, name: str) -> bytes:
        """An example page, with the table and the words put in."""
        source = (HERE / "pages" / name).read_text()
        words = [
            script_json(f"words-{part}", {key: str(word) for key, word in WORDS[part].items()})
            for part in WORDS
        ]
        shown = source.replace("<!-- words -->", "".join(words)).replace("<!-- account -->", self.account)
        if "<!-- grid -->" in shown:
            shown = shown.replace("<!-- grid -->", self.example.table(self.account, self.readonly))
        return shown.encode()


class Handler(BaseHTTPRequestHandler):
    """One request; `server.journal` is the state."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        journal = self.server.journal
        if journal.mode == "gone":
            self.close_connection = True
            return
        if address.path.startswith("/static/"):
            self._file(STATIC / address.path.removeprefix("/static/"))
        elif address.path.startswith("/journal/") and journal.mode == "down":
            self._json(503, {"message": "Журнал перезапускается"})
        elif address.path.endswith("/changes/"):
            news = journal.since(int(parse_qs(address.query)["after"][0]))
            self._json(200, news) if news else self._send(204, b"", "text/plain")
        elif HISTORY.match(address.path):
            self._send(200, (HERE / "pages" / "history.html").read_bytes(), TYPES[".html"])
        elif WORKS.match(address.path):
            self._send(200, (HERE / "pages" / "works.html").read_bytes(), TYPES[".html"])
        elif (HERE / "pages" / address.path.strip("/")).is_file():
            self._send(200, journal.page(address.path.strip("/")), TYPES[".html"])
        else:
            self._send(404, b"", "text/plain")

    def do_POST(self) -> None:
        journal = self.server.journal
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        found = PUT.match(self.path)
        if journal.mode == "gone":
            self.close_connection = True
        elif journal.mode == "down":
            self._json(503, {"message": "Журнал перезапускается"})
        elif found:
            reply = journal.put(
                int(found[1]), int(found[2]), json.loads(body), self.headers.get("X-Account", "")
            )
            if journal.mode == "lost":
                self.close_connection = True
            else:
                self._json(*reply)
        else:
            self._send(404, b"", "text/plain")

    def _file(self, path: Path) -> None:
        if path.is_file():
            self._send(200, path.read_bytes(), TYPES.get(path.suffix, "text/plain"))
        else:
            self._send(404, b"", "text/plain")

    def _json(self, status: int, data: dict[str, Any]) -> None:
        self._send(status, json.dumps(data, ensure_ascii=False).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *parts: object) -> None:
        """Quiet."""


def serve(journal: Journal, port: int = 0) -> ThreadingHTTPServer:
    """Start on loopback; port 0 takes a free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.journal = journal
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    from django.conf import settings

    settings.configure(USE_I18N=False)
    serve(Journal(), int(sys.argv[1]))
    threading.Event().wait()
