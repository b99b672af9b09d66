"""The class page has no faults for those who cannot see it or use a mouse, in all its states."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
TODAY = 9


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_at_rest(chromium, journal, width, scheme):
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, service_workers="block"
    )
    page = context.new_page()
    page.goto(journal.address + "/class.html")
    page.wait_for_selector("table[data-ready]")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_in_every_state(desk):
    desk.journal.write(110, 2, "3")
    desk.go(0, TODAY)
    desk.type("5", "Enter", "4", "Enter")
    desk.state(1, TODAY, "conflict")
    assert violations(desk.page) == []
    desk.type("9", "Enter")
    desk.state(2, TODAY, "refused")
    assert violations(desk.page) == []
    desk.journal.mode = "down"
    desk.type("5", "Enter", "4")
    assert violations(desk.page) == []
    desk.type("Escape")
    desk.page.locator("[data-unsaved]").click()
    assert violations(desk.page) == []
    desk.type("Escape")
    desk.journal.mode = "ok"
    desk.go(4, 3)
    desk.type("Alt+Enter")
    desk.page.locator("dialog.side textarea").wait_for()
    assert violations(desk.page) == []
    desk.type("Escape")
    desk.page.locator("details.menu summary").click()
    assert violations(desk.page) == []


def test_the_keys_of_a_phone(phone):
    phone.cell(0, TODAY).tap()
    phone.page.locator("dialog.sheet").wait_for()
    assert violations(phone.page) == []


def test_nothing_moves_while_it_loads(chromium, journal):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.moved += entry.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(journal.address + "/class.html")
    page.wait_for_selector("table[data-ready]")
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") < 0.01
    context.close()
