"""The scripts of the grid with the journal itself behind them: the same words on both sides of the wire."""

import pytest

from otmetka.core import clock
from otmetka.journal.models import Attendance, Mark

from .test_axe import violations
from .wire import ORIGIN, Wire

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium, world, client, monkeypatch):
    """The class page of 7А, algebra, opened by its teacher; `page.wire` is the connection."""
    monkeypatch.setattr(clock, "now", lambda: world.now)
    client.force_login(world.home.accounts["t1"], backend="otmetka.access.backend.AccountBackend")
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
    wire = Wire(context, client)
    page = context.new_page()
    page.wire, page.faults = wire, []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    group, term = world.home.lessons["tue"].group_id, world.home.terms["q2"].id
    page.goto(f"{ORIGIN}/journal/groups/{group}/terms/{term}/")
    page.wait_for_selector("table[data-ready]")
    yield page
    context.close()
    assert page.faults == []


def cell(page, world, row: int):
    """The cell of a pupil (by number) in the lesson of the moment."""
    lesson = world.home.lessons["tue"].id
    column = page.locator(f"th[data-lesson='{lesson}']").first.get_attribute("data-c")
    return page.locator(f"tbody tr:nth-child({row + 1}) > td:not(.n)").nth(int(column))


def test_marks_by_keyboard_reach_the_journal(page, world):
    cell(page, world, 0).click()
    for mark in ("5", "4", "y"):
        page.keyboard.press(mark)
        page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('td[data-s=saved]').length === 3")
    assert sorted(mark.value for mark in Mark.objects.all()) == ["4", "5"]
    assert [one.code for one in Attendance.objects.all()] == ["н"]
    assert page.locator("tbody tr").first.locator(".avg").inner_text() == "5,00"
    assert violations(page) == []


def test_a_correction_follows_what_was_seen(page, world):
    cell(page, world, 0).click()
    for mark in ("3", "4", "5"):
        page.keyboard.press(mark)
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowUp")
    page.wait_for_function("() => document.querySelectorAll('td[data-s=saved]').length === 1")
    page.wait_for_function("() => document.querySelector('[data-unsaved]').hidden")
    assert [mark.value for mark in Mark.objects.order_by("id")][-1] == "5"
    page.keyboard.press("Control+z")
    page.wait_for_timeout(500)
    assert cell(page, world, 0).inner_text().strip() == "4"


def test_a_reason_of_the_journal_is_shown(page, world):
    cell(page, world, 0).click()
    page.keyboard.press("9")
    page.keyboard.press("Enter")
    page.wait_for_selector("td[data-s=refused]")
    assert page.locator(".pop p").first.inner_text()


def test_the_wire_is_cut_and_mended(page, world):
    page.wire.cut = True
    cell(page, world, 0).click()
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    page.wait_for_selector("td[data-s=queued]")
    page.wire.cut = False
    page.wait_for_selector("td[data-s=saved]", timeout=10000)
    assert Mark.objects.count() == 1


def test_history_and_works_open(page, world):
    cell(page, world, 0).click()
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    page.wait_for_selector("td[data-s=saved]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+Enter")
    page.locator("dialog.side textarea").fill("За ответ у доски")
    assert violations(page) == []
    page.locator("dialog.side").get_by_text("Сохранить комментарий").click()
    page.wait_for_function("() => document.querySelector('[data-unsaved]').hidden")
    page.wait_for_timeout(300)
    assert Mark.objects.order_by("-id").first().comment == "За ответ у доски"
    page.locator("th.today").first.click()
    page.locator("dialog.box select").first.wait_for()
    assert violations(page) == []
