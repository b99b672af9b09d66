"""A browser and a journal without a database, for the tests of our scripts and styles."""

import time
from collections.abc import Callable, Iterator

import pytest

from .fake import Journal, serve


@pytest.fixture
def journal() -> Iterator[Journal]:
    """A fresh journal, served on loopback; its address is `journal.address`."""
    state = Journal()
    server = serve(state)
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield state
    server.shutdown()
    server.server_close()


RUSSIAN_KEY = """(key) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}))"""


class Desk:
    """One browser with one page of the grid, and the short words of the tests."""

    def __init__(self, context, journal: Journal) -> None:
        self.context = context
        self.journal = journal
        self.faults: list[str] = []
        self.page = self.open()

    def open(self):
        """Another page in the same browser."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(self.journal.address + "/class.html")
        page.wait_for_selector("table[data-ready]")
        return page

    def cell(self, row: int, column: int, page=None):
        """The cell at a row and a column, from 0."""
        return (page or self.page).locator(f"tbody tr:nth-child({row + 1}) > td").nth(column)

    def go(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        self.cell(row, column).click()

    def type(self, *keys: str) -> None:
        """Press keys one after another; a Russian letter as the Russian layout gives it."""
        for key in keys:
            if key.isascii():
                self.page.keyboard.press(key)
            else:
                self.page.evaluate(RUSSIAN_KEY, key)

    def until(self, true: Callable[[], bool], seconds: float = 8) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it did not come"
            self.page.wait_for_timeout(30)

    def text(self, row: int, column: int, page=None) -> str:
        """What a cell shows."""
        return self.cell(row, column, page).inner_text().strip()

    def state(self, row: int, column: int, state: str) -> None:
        """Wait until a cell shows a state of its saving."""
        place = f"tbody tr:nth-child({row + 1}) > td:nth-of-type({column + 1})[data-s={state}]"
        self.page.wait_for_selector(place, state="attached", timeout=8000)


@pytest.fixture
def desk(chromium, journal) -> Iterator[Desk]:
    """A teacher's desk: 1440 × 900, no worker of the browser in the way."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
    desk = Desk(context, journal)
    yield desk
    context.close()
    assert desk.faults == []


@pytest.fixture
def phone(chromium, journal) -> Iterator[Desk]:
    """The same on a phone."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, service_workers="block"
    )
    desk = Desk(context, journal)
    yield desk
    context.close()
    assert desk.faults == []
