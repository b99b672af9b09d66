"""What was typed is not lost: no network, a restart, a reload, an ended session, another person."""

import pytest

pytestmark = pytest.mark.browser
TODAY = 9


def unsaved(desk) -> str:
    badge = desk.page.locator("[data-unsaved]")
    return badge.inner_text() if badge.is_visible() else ""


@pytest.mark.parametrize("trouble", ["down", "gone"])
def test_typed_without_a_server_and_sent_when_it_is_back(desk, trouble):
    desk.journal.mode = trouble
    desk.go(0, TODAY)
    for mark in "543":
        desk.type(mark, "Enter")
    desk.state(0, TODAY, "queued")
    assert unsaved(desk) == "Не сохранено: 3"
    assert desk.text(1, TODAY) == "4"
    desk.journal.mode = "ok"
    for row in range(3):
        desk.state(row, TODAY, "saved")
    assert unsaved(desk) == ""
    assert desk.journal.carried_out == 3


def test_survives_a_reload(desk):
    desk.journal.mode = "down"
    desk.go(0, TODAY)
    for mark in "543":
        desk.type(mark, "Enter")
    desk.until(lambda: unsaved(desk) == "Не сохранено: 3")
    desk.page.reload()
    desk.page.wait_for_selector("table[data-ready]")
    assert [desk.text(row, TODAY) for row in range(3)] == ["5", "4", "3"]
    assert unsaved(desk) == "Не сохранено: 3"
    desk.journal.mode = "ok"
    desk.until(lambda: desk.journal.carried_out == 3)
    desk.until(lambda: unsaved(desk) == "")


def test_a_lost_reply_makes_no_second_mark(desk):
    desk.journal.mode = "lost"
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.until(lambda: desk.journal.carried_out == 1)
    desk.journal.mode = "ok"
    desk.state(0, TODAY, "saved")
    assert desk.journal.carried_out == 1
    desk.go(0, TODAY)
    desk.type("4", "Enter")
    desk.until(lambda: desk.journal.carried_out == 2)
    assert desk.journal.example.marks[1, 110] == "4"


def test_two_texts_of_one_cell_go_in_their_order(desk):
    desk.journal.mode = "lost"
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.until(lambda: desk.journal.carried_out == 1)
    desk.go(0, TODAY)
    desk.type("4", "Enter")
    desk.go(0, TODAY)
    desk.type("3", "Enter")
    desk.journal.mode = "ok"
    desk.state(0, TODAY, "saved")
    desk.until(lambda: unsaved(desk) == "")
    assert desk.text(0, TODAY) == "3"
    assert desk.journal.example.marks[1, 110] == "3"


def test_a_reply_does_not_disturb_the_next_text_of_its_cell(desk):
    desk.journal.mode = "down"
    desk.go(0, TODAY)
    desk.type("5", "Enter", "ArrowUp", "4")
    desk.journal.mode = "ok"
    desk.until(lambda: desk.journal.carried_out == 1)
    desk.page.wait_for_timeout(300)
    assert desk.cell(0, TODAY).locator("input").input_value() == "4"
    desk.type("Enter")
    desk.until(lambda: desk.journal.carried_out == 2)
    assert desk.journal.example.marks[1, 110] == "4"


def test_a_text_under_the_pen_survives_a_crash(desk):
    desk.go(0, TODAY)
    desk.type("4")
    desk.page.goto("about:blank")
    desk.page = desk.open()
    desk.page.wait_for_timeout(300)
    shown = desk.cell(0, TODAY)
    assert (
        shown.locator("input").input_value() if shown.locator("input").count() else shown.inner_text()
    ) == "4"


def test_the_end_of_a_session_keeps_what_was_typed(desk):
    desk.journal.mode = "out"
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.page.locator(".toast").wait_for()
    assert "Вход закончился" in desk.page.locator(".toast").inner_text()
    assert unsaved(desk) == "Не сохранено: 1"
    desk.journal.mode = "ok"
    desk.page.evaluate("() => dispatchEvent(new Event('focus'))")
    desk.state(0, TODAY, "saved")


def test_another_person_neither_sees_nor_sends(desk):
    desk.journal.mode = "down"
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.until(lambda: unsaved(desk) == "Не сохранено: 1")
    desk.journal.mode, desk.journal.account = "ok", "7"
    first, desk.page = desk.page, desk.open()
    assert unsaved(desk) == ""
    assert desk.text(0, TODAY) == ""
    # the first person's page is still open: the server tells it that somebody else is here now
    first.locator(".toast", has_text="другой человек").wait_for()
    assert desk.journal.carried_out == 0
    first.close()
    desk.journal.account = "5"
    desk.page = desk.open()
    desk.until(lambda: desk.journal.carried_out == 1)


def test_the_list_behind_the_badge(desk):
    desk.go(0, TODAY)
    desk.type("9", "Enter")
    desk.state(0, TODAY, "refused")
    desk.page.locator("[data-unsaved]").click()
    box = desk.page.locator("dialog.box")
    assert "7А · Алгебра · Ажигалиева Ясмина · 10.11" in box.inner_text()
    box.get_by_text("Не записывать").click()
    box.wait_for(state="detached")
    assert unsaved(desk) == ""


def test_signing_out_warns_while_something_is_unsaved(desk):
    desk.journal.mode = "down"
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.until(lambda: unsaved(desk) == "Не сохранено: 1")
    desk.page.locator("details.menu summary").click()
    desk.page.get_by_text("Выйти", exact=True).click()
    assert "Есть несохранённое" in desk.page.locator("dialog.box").inner_text()
    desk.page.locator("dialog.box").get_by_text("Отмена").click()
    assert desk.page.url.endswith("class.html")


def test_a_form_keeps_its_text(desk):
    desk.page.locator("#homework").fill("§ 19, № 430")
    assert "хранится на этом устройстве" in desk.page.locator("[data-keep-state]").inner_text()
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.reload()
    desk.page.wait_for_selector("form[data-kept=unsaved]")
    assert desk.page.locator("#homework").input_value() == "§ 19, № 430"
    desk.page.get_by_text("Вернуть как было").click()
    assert desk.page.locator("#homework").input_value().startswith("§ 18")
