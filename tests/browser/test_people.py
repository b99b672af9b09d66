"""The door and the people pages in Chromium: phone and desk, light and dark, axe, long names."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from otmetka.access.services.codes import issue_codes
from otmetka.access.web.session import BACKEND
from otmetka.core import clock
from otmetka.core.names import sort_key
from otmetka.people.models import Duty, Person

pytestmark = pytest.mark.browser
LONG = ("Константинопольская-Римская-Корсакова-Оглы", "Алевтина-Виктория", "Константиновна-Магомедовна")
PAGES = (
    "/people/staff/", "/people/staff/?q=ъъ", "/people/staff/new/", "/people/staff/{t1}/",
    "/people/staff/{t1}/duties/", "/people/duties/{duty}/end/", "/people/classes/",
    "/people/classes/{class_id}/", "/people/classes/{class_id}/arrivals/", "/people/pupils/",
    "/people/pupils/{u1}/", "/people/pupils/{u1}/transfers/", "/people/pupils/{u1}/departures/",
    "/people/pupils/{u1}/guardians/", "/people/slips/", "/people/join/", "/access/password/",
    "/access/sessions/", "/access/hat/",
)  # fmt: skip


@pytest.fixture
def admin(world, client, monkeypatch):
    """A journal administrator, and the addresses of the pages."""
    monkeypatch.setattr(clock, "now", lambda: world.now)
    home = world.home
    for key in ("t1", "u1"):
        Person.objects.filter(pk=home.persons[key].pk, school=home.school).update(
            surname=LONG[0], given=LONG[1], patronymic=LONG[2], sort_key=sort_key(*LONG)
        )
    client.force_login(home.accounts["journal_admin"], backend=BACKEND)
    ids = {
        "t1": home.persons["t1"].pk,
        "u1": home.pupils["u1"].pk,
        "class_id": home.classes["7А"].pk,
        "duty": Duty.objects.get(school=home.school, person=home.persons["t1"]).pk,
    }
    return [page.format(**ids) for page in PAGES]


def check(page, address: str, width: int) -> None:
    """No violation of axe, nothing wider than the window; a picture where SHOTS names a folder."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]})
    assert found.violations_count == 0, (address, found.generate_report())
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, (address, width, wide)
    if os.environ.get("SHOTS"):
        name = address.strip("/").replace("/", "_").replace("?", "_")
        page.screenshot(path=Path(os.environ["SHOTS"]) / f"{name}_{width}.png", full_page=True)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_people_pages_fit_and_speak(admin, surf, width, scheme):
    browser = surf(width, scheme=scheme)
    page = browser.context.new_page()
    for address in admin:
        page.goto("http://localhost:38500" + address)
        check(page, address, width)
    assert browser.faults == []


def test_the_door_fits_and_speaks(world, client, surf, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: world.now)
    browser = surf(390)
    for address in ("/access/sign-in/", "/access/code/"):
        check(browser.open(address), address, 390)
    account = world.home.accounts["p1"]
    code = issue_codes(account_ids=[account.pk], made_by_id=None, lifetime=timedelta(days=30), now=world.now)[
        account.pk
    ]
    page = browser.open("/access/code/")
    page.get_by_label("Код с листка").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Дальше").click()
    page.get_by_label("Новый пароль").wait_for()
    check(page, "/access/code/step2", 390)
    page.get_by_label("Новый пароль").fill("длинный пароль")
    page.get_by_label("Пароль ещё раз").fill("длинный паролъ")
    page.get_by_role("button", name="Сохранить и войти").click()
    page.get_by_text("Пароли не совпадают").first.wait_for()
    check(page, "/access/code/errors", 390)


def test_slips_fit_the_sheet(admin, world, client, surf):
    class_id = world.home.classes["7А"].pk
    browser = surf(1440)
    page = browser.open(f"/people/slips/?for=pupils-{class_id}")
    page.get_by_role("button", name="Сделать листки").click()
    page.locator(".slip-code").first.wait_for()
    check(page, "/people/slips/sheet", 1440)
    assert page.locator(".slip").count() == 6
    if os.environ.get("SHOTS"):
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 703, "height": 1017})
        page.screenshot(path=Path(os.environ["SHOTS"]) / "slips_print.png")
