"""Chromium for the tests of whole pages: import ``surf`` where it is needed."""

import pytest

from tests.browser.in_process import Surf


@pytest.fixture
def surf(chromium, client):
    """Open a browser of a width over the test's client: ``surf(360)``, ``surf(390, script=False)``."""
    contexts = []

    def make(width: int, *, script: bool = True, scheme: str = "light") -> Surf:
        context = chromium.new_context(
            service_workers="block",
            viewport={"width": width, "height": 844}, java_script_enabled=script, color_scheme=scheme,
            locale="ru-RU", timezone_id="Europe/Moscow",
        )  # fmt: skip
        contexts.append(context)
        return Surf(context, client)

    yield make
    for context in contexts:
        context.close()
