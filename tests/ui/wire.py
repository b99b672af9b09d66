"""A browser whose requests are answered by Django's test client, inside the transaction of the test."""

import contextvars
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

ORIGIN = "http://otmetka.test"
PASSED = ("accept", "x-account", "x-csrftoken", "x-fragment")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class Wire:
    """Connects a context of the browser with `client`; `cut` is a wire without a server behind it."""

    def __init__(self, context, client) -> None:
        self.client = client
        self.cut = False
        self.asked: list[str] = []
        # Playwright calls us in a context of its own, where Django would open another connection
        self.inside = contextvars.copy_context()
        context.route("**/*", lambda route: self.inside.copy().run(self._answer, route))

    def _answer(self, route) -> None:
        address = urlsplit(route.request.url)
        if address.path.startswith("/static/"):
            self._file(route, address.path.removeprefix("/static/"))
        elif self.cut:
            route.abort("connectionrefused")
        else:
            self._page(route, address)

    def _file(self, route, name: str) -> None:
        found = finders.find(name)
        if not found:
            route.fulfill(status=404)
            return
        path = Path(found)
        route.fulfill(body=path.read_bytes(), content_type=TYPES.get(path.suffix, "text/plain"))

    def _page(self, route, address) -> None:
        asked = route.request
        self.asked.append(f"{asked.method} {address.path}")
        headers = {name: asked.headers[name] for name in PASSED if name in asked.headers}
        answer = self.client.generic(
            asked.method,
            address.path + (f"?{address.query}" if address.query else ""),
            data=asked.post_data_buffer or b"",
            content_type=asked.headers.get("content-type", "application/octet-stream"),
            headers=headers,
        )
        kept = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
        if answer.has_header("Location"):
            # Playwright does not come back to us for the target of a redirect: lead there by a header
            route.fulfill(status=200, headers={"refresh": f"0; url={answer['Location']}"}, body="")
            return
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        route.fulfill(status=answer.status_code, headers=kept, body=body)
