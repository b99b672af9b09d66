"""The distribution's Chromium, driven by Playwright: one for a whole run, as Playwright starts only once."""

import os
import shutil
from collections.abc import Iterator

import pytest

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    """The browser; a test opens its own contexts in it."""
    program = os.environ.get("OTMETKA_CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread while Django answers in it
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
