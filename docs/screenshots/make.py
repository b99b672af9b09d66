"""The pictures of the README, from a running demo: ``.venv/bin/python docs/screenshots/make.py [address]``.

Needs Chromium as the browser tests do (``OTMETKA_CHROMIUM``), and the demo's own sign-ins.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
PASSWORD = "otmetka-demo"  # noqa: S105  (the demo's, printed by `make demo`)
LARGEST_BYTES = 300_000
FLAGS = ["--no-sandbox", "--disable-gpu"]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def class_page(page: Page) -> None:
    """7А, algebra, the first quarter: a term that is full of marks."""
    page.goto("/journal/groups/")
    page.get_by_role("link", name="7А · Алгебра", exact=True).first.click()
    page.get_by_role("link", name="I четверть", exact=True).click()
    page.wait_for_load_state("networkidle")
    page.locator("table.grid td.m5").first.click()


def lesson(page: Page) -> None:
    """The lesson of that group before the one of now."""
    page.goto("/journal/groups/")
    page.get_by_role("link", name="7А · Алгебра", exact=True).first.click()
    page.locator(".head a.btn.main").click()
    page.get_by_role("link", name="Прошлый").click()


def today(page: Page) -> None:
    """The start page of a class teacher who fills lessons in as they end."""
    page.goto("/today/")


def diary_week(page: Page) -> None:
    """The week before this one: its marks are there."""
    page.goto("/diary/")
    page.locator("a[rel=prev]").click()


PICTURES: dict[str, tuple[str, dict[str, int], Callable[[Page], None]]] = {
    "class-page": ("kuznetsova", DESK, class_page),
    "lesson": ("kuznetsova", DESK, lesson),
    "today": ("vishnevskaya", DESK, today),
    "diary-week": ("polina", PHONE, diary_week),
}


def take(browser: Browser, address: str, name: str) -> None:
    """One picture; SystemExit when it is too heavy for a README."""
    login, size, walk = PICTURES[name]
    context = browser.new_context(viewport=size, locale="ru-RU", base_url=address, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/access/sign-in/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    walk(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    target = HERE / f"{name}.png"
    page.screenshot(path=target)
    context.close()
    print(f"{target.name}: {target.stat().st_size // 1000} kB")
    if target.stat().st_size > LARGEST_BYTES:
        raise SystemExit(f"{target.name} is heavier than {LARGEST_BYTES // 1000} kB")


def main() -> None:
    """All pictures, or those that are named after the address."""
    address = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    with sync_playwright() as playwright:
        chromium = os.environ.get("OTMETKA_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name in sys.argv[2:] or PICTURES:
            take(browser, address, name)
        browser.close()


if __name__ == "__main__":
    main()
