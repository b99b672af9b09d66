"""A browser over Django's test client: each request of Chromium is answered inside the test's transaction.

So that a browser test needs neither a server nor committed rows; scripts, styles and policies are real.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client

ORIGIN = "http://localhost:38500"
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}


@dataclass
class Surf:
    """One browser context that talks to ``client``; what its consoles complained of is in ``faults``."""

    context: object
    client: Client
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._connection = connections["default"]
        self.context.route("**/*", self._answer)
        self.context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.context.on("console", self._note)

    def open(self, path: str):
        """A page at ``path``."""
        page = self.context.new_page()
        page.goto(ORIGIN + path)
        return page

    def _note(self, message) -> None:
        if message.type == "error":
            self.faults.append(message.text)

    def _answer(self, route) -> None:
        # Playwright calls back in a context of its own, which would open a connection outside the transaction
        connections["default"] = self._connection
        request = route.request
        parts = urlsplit(request.url)
        if parts.path.startswith("/static/"):
            route.fulfill(**_static(parts.path.removeprefix("/static/")))
            return
        address = f"{parts.path}?{parts.query}" if parts.query else parts.path
        headers = {"accept": request.headers.get("accept", "*/*")}
        answer = self.client.generic(
            request.method,
            address,
            request.post_data_buffer or b"",
            content_type=request.headers.get("content-type", "application/octet-stream"),
            headers=headers,
        )
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kept = {name: value for name, value in answer.items() if name.lower() != "content-length"}
        if 300 <= answer.status_code < 400:
            # Playwright does not ask us for the target of a redirect that we answered: lead there by a header
            route.fulfill(status=200, headers={"refresh": f"0; url={answer['Location']}"}, body="")
            return
        route.fulfill(status=answer.status_code, headers=kept, body=body)


def _static(name: str) -> dict:
    found = finders.find(name)
    if not found:
        return {"status": 404, "body": ""}
    return {"path": found, "content_type": _TYPES.get(name.rpartition(".")[2], "application/octet-stream")}
