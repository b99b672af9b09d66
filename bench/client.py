"""A plain HTTP client with a kept connection, a session and a CSRF token."""

import http.client
import json
import threading
import time
import uuid
from collections.abc import Callable

Request = Callable[["Client"], int]


class Client:
    """One kept connection, signed in by a session cookie that the bench made."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.headers = {"Cookie": f"otmetka_session={cookie}; csrftoken={'c' * 32}", "X-CSRFToken": "c" * 32}

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """GET; gives status and body."""
        self.connection.request("GET", path, headers={**self.headers, **headers})
        response = self.connection.getresponse()
        return response.status, response.read()

    def post(self, path: str, body: dict) -> tuple[int, bytes]:
        """POST of JSON; gives status and body."""
        headers = {**self.headers, "Content-Type": "application/json"}
        self.connection.request("POST", path, json.dumps(body), headers)
        response = self.connection.getresponse()
        return response.status, response.read()


def page(path: str) -> Request:
    """A request that reads a page; raises when it is not 200."""

    def request(client: Client) -> int:
        status, body = client.get(path)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        return len(body)

    return request


class Saving:
    """A request that writes one cell after another, each time another figure."""

    def __init__(self, pattern: str, cells: list[tuple[int, int, int]], seen: dict) -> None:
        self.pattern = pattern
        self.cells = cells
        self.seen = seen
        self.turn = 0
        self.lock = threading.Lock()

    def __call__(self, client: Client) -> int:
        with self.lock:
            self.turn += 1
            lesson, pupil, work = self.cells[self.turn % len(self.cells)]
        seen = self.seen.get((lesson, pupil), [None, None])
        body = {
            "text": str(2 + self.turn // len(self.cells) % 4),
            "work": work,
            "seen": seen,
            "command": str(uuid.uuid4()),
        }
        status, reply = client.post(self.pattern.format(lesson=lesson, pupil=pupil), body)
        if status != 200:
            raise RuntimeError(f"saving: {status} {reply[:200]!r}")
        self.seen[lesson, pupil] = json.loads(reply)["cell"]["seen"]
        return len(reply)


def throughput(make: Callable[[], Client], request: Request, connections: int, seconds: float) -> float:
    """Requests per second of several connections at once, whole run."""
    stop = time.monotonic() + seconds
    counts = [0] * connections

    def work(number: int) -> None:
        client = make()
        while time.monotonic() < stop:
            request(client)
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(connections)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - started)
