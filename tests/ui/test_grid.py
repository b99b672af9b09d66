"""The class page by keyboard: moving, writing, the reasons of refusals, two people in one cell."""

import pytest

pytestmark = pytest.mark.browser
TODAY = 9


def focused(desk) -> tuple[int, int]:
    return tuple(
        desk.page.evaluate(
            "() => { const td = document.activeElement.closest('td'); const tr = td.parentElement;"
            " return [tr.sectionRowIndex, [...tr.cells].filter((c) => c.tagName === 'TD').indexOf(td)] }"
        )
    )


def test_a_column_by_keyboard(desk):
    desk.go(0, TODAY)
    for mark in "5435н":
        desk.type(mark, "Enter")
    for row, mark in enumerate("5435н"):
        desk.state(row, TODAY, "saved")
        assert desk.text(row, TODAY) == mark
    assert desk.journal.carried_out == 5
    assert desk.journal.example.marks[1, 110] == "5"
    assert desk.page.locator("tbody tr").first.locator(".avg").inner_text() == desk.journal.example.average(1)
    assert desk.page.locator("[data-grid-status]").inner_text() == "сохранено 11:12"


def test_thirty_marks_take_seconds(desk):
    desk.go(0, TODAY)
    for row in range(20):
        desk.type("5432"[row % 4], "Enter")
    desk.go(0, TODAY + 1)
    for _ in range(10):
        desk.type("4", "ArrowDown")
    desk.until(lambda: desk.page.locator("td[data-s=saved]").count() == 30)
    assert desk.journal.carried_out == 30
    # one work for each lesson, though the first marks went out before anybody knew its number
    assert desk.page.locator("th[data-c='9']").get_attribute("data-work") == "1110"


@pytest.mark.parametrize(
    "typed, stored",
    [("y", "н"), ("Y", "н"), ("j", "о"), ("о", "о"), (".", "."), ("/", "."), ("ю", "."), ("5", "5")],
)
def test_letters_of_both_layouts(desk, typed, stored):
    desk.go(0, TODAY)
    desk.type(typed)
    desk.type("Enter")
    desk.state(0, TODAY, "saved")
    assert desk.journal.example.marks[1, 110] == stored


def test_two_marks_in_a_cell(desk):
    desk.go(0, TODAY)
    desk.page.keyboard.type("5 4")
    desk.type("Tab")
    desk.state(0, TODAY, "saved")
    assert desk.text(0, TODAY) == "5 4"
    assert focused(desk) == (0, TODAY + 1)


def test_moves(desk):
    desk.go(5, 5)
    for key, place in [
        ("ArrowDown", (6, 5)),
        ("ArrowUp", (5, 5)),
        ("ArrowRight", (5, 6)),
        ("ArrowLeft", (5, 5)),
        ("Enter", (6, 5)),
        ("Shift+Enter", (5, 5)),
        ("Tab", (5, 6)),
        ("Shift+Tab", (5, 5)),
        ("Home", (5, 0)),
        ("End", (5, 23)),
        ("Control+Home", (0, 0)),
        ("PageDown", (10, 0)),
        ("PageUp", (0, 0)),
        ("Control+End", (19, 23)),
    ]:
        desk.type(key)
        assert focused(desk) == place, key


def test_tab_leaves_at_the_edge(desk):
    desk.go(0, 23)
    desk.type("Tab")
    assert desk.page.evaluate("document.activeElement.closest('table')") is None


def test_escape_delete_and_f2(desk):
    desk.go(0, 1)
    before = desk.text(0, 1)
    desk.type("2", "Escape")
    assert desk.text(0, 1) == before
    assert desk.journal.carried_out == 0
    desk.type("F2", "Space", "4", "Enter")
    desk.state(0, 1, "saved")
    assert desk.text(0, 1) == f"{before} 4"
    desk.go(0, 1)
    desk.type("Delete")
    desk.until(lambda: desk.text(0, 1) == "")
    desk.state(0, 1, "saved")
    assert desk.journal.example.marks[1, 102] == ""


def test_undo_puts_back_what_stood_before(desk):
    desk.go(0, 0)
    before = desk.text(0, 0)
    desk.type("2", "Enter")
    desk.state(0, 0, "saved")
    desk.type("Control+z")
    desk.until(lambda: desk.text(0, 0) == before)
    desk.page.wait_for_timeout(200)
    assert desk.journal.example.marks[1, 101] == before
    assert focused(desk) == (0, 0)


def test_a_refusal_stays_in_the_cell_with_its_clause(desk):
    desk.go(0, TODAY)
    desk.type("9", "Enter")
    desk.state(0, TODAY, "refused")
    assert desk.text(0, TODAY) == "9"
    box = desk.page.locator(".pop")
    assert "Такой отметки нет" in box.inner_text()
    assert "п. 3.1" in box.inner_text()
    assert desk.page.locator("[data-unsaved]").inner_text() == "Не сохранено: 1"
    # the hands are still in the table, one row below
    assert focused(desk) == (1, TODAY)
    box.get_by_text("Исправить").click()
    desk.type("Backspace", "5", "Enter")
    desk.state(0, TODAY, "saved")
    assert desk.page.locator("[data-unsaved]").is_hidden()


def test_a_refusal_can_be_given_up(desk):
    desk.go(0, 0)
    before = desk.text(0, 0)
    desk.type("9", "Enter")
    desk.state(0, 0, "refused")
    desk.page.locator(".pop").get_by_text("Не записывать").click()
    desk.until(lambda: desk.text(0, 0) == before)
    assert desk.page.locator("[data-unsaved]").is_hidden()


def test_a_closed_cell_says_why(desk):
    desk.go(2, 0)
    desk.type("5")
    assert "Ещё не был зачислен" in desk.page.locator(".pop").inner_text()
    assert desk.cell(2, 0).locator("input").count() == 0


def test_two_people_in_one_cell(desk):
    desk.journal.write(110, 1, "3")
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.state(0, TODAY, "conflict")
    box = desk.page.locator(".pop")
    assert "3" in box.inner_text() and "5" in box.inner_text() and "О. Р. Зайцева, 10:42" in box.inner_text()
    assert desk.journal.example.marks[1, 110] == "3"
    box.get_by_text("Записать моё").click()
    desk.state(0, TODAY, "saved")
    assert desk.journal.example.marks[1, 110] == "5"


def test_theirs_can_be_kept(desk):
    desk.journal.write(110, 1, "3")
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.state(0, TODAY, "conflict")
    desk.page.locator(".pop").get_by_text("Оставить их").click()
    desk.until(lambda: desk.text(0, TODAY) == "3")
    desk.go(0, TODAY)
    desk.type("4", "Enter")
    desk.state(0, TODAY, "saved")
    assert desk.journal.example.marks[1, 110] == "4"


def test_what_others_write_comes_by_itself(desk):
    desk.journal.write(110, 2, "4")
    desk.page.wait_for_selector("td.news", timeout=8000)
    assert desk.text(1, TODAY) == "4"
    desk.go(1, TODAY)
    desk.type("5", "Enter")
    desk.state(1, TODAY, "saved")


def test_what_others_clear_goes_by_itself(desk):
    before = desk.text(0, 1)
    assert before
    example = desk.journal.example
    example.marks.pop((1, 102))
    example.versions.pop((1, 102))
    cell = desk.journal.cell(102, 1)
    desk.journal.changes.append({"pupil": 1, "lesson": 102, "work": 1102, "cell": cell})
    desk.until(lambda: desk.text(0, 1) == "")
    assert cell["seen"] == [None, None]


def test_a_late_reply_about_others_does_not_bring_back_my_old_text(desk):
    desk.go(0, TODAY)
    desk.type("5", "Enter")
    desk.state(0, TODAY, "saved")
    old = desk.journal.changes[-1]
    desk.journal.since_is = lambda: {"cursor": "1", "cells": [old]}
    desk.journal.slow = 1.5
    desk.until(lambda: desk.journal.asking)
    desk.go(0, TODAY)
    desk.type("4", "Enter")
    desk.until(lambda: not desk.journal.asking)
    desk.page.wait_for_timeout(300)
    assert desk.text(0, TODAY) == "4"


def test_changes_of_other_terms_say_nothing(desk):
    cell = {"text": "5", "cls": "m5", "title": "", "seen": [1, None], "work": 7}
    desk.journal.changes.append({"pupil": 1, "lesson": 9999, "work": 7, "cell": cell})
    desk.page.wait_for_timeout(6000)
    assert desk.page.locator(".toast").count() == 0


def test_a_cell_under_the_pen_is_not_overwritten(desk):
    desk.go(1, TODAY)
    desk.type("5")
    desk.journal.write(110, 2, "4")
    desk.page.wait_for_timeout(6000)
    assert desk.cell(1, TODAY).locator("input").input_value() == "5"
    desk.type("Enter")
    desk.state(1, TODAY, "conflict")


def test_a_column_from_a_spreadsheet(desk):
    desk.go(1, 0)
    desk.page.evaluate(
        """() => { const data = new DataTransfer(); data.setData("text/plain", "5\\r\\n4\\r\\nн\\r\\n");
        document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {clipboardData: data, bubbles: true})) }"""
    )
    desk.until(lambda: desk.page.locator("td[data-s=saved]").count() == 2)
    # the closed cell between them is left alone
    assert [desk.text(row, 0) for row in (1, 2, 3)] == ["5", "", "н"]
    assert "закрытых пропущено: 1" in desk.page.locator(".toast").inner_text()
    desk.page.locator(".toast button").click()
    desk.page.wait_for_timeout(500)
    assert desk.journal.example.marks.get((2, 101), "") != "5"


def test_the_panel_of_a_cell(desk):
    desk.go(0, 0)
    desk.type("Alt+Enter")
    side = desk.page.locator("dialog.side")
    side.locator("textarea").fill("Исправлено по заявлению")
    assert "История клетки" in side.inner_text()
    side.get_by_text("Сохранить комментарий").click()
    desk.state(0, 0, "saved")
    assert not side.is_visible()
    assert focused(desk) == (0, 0)


def test_how_an_average_was_counted(desk):
    desk.page.locator("tbody tr").first.locator(".avg").click()
    assert "делённая на их число" in desk.page.locator(".pop").inner_text()
    desk.go(1, 1)
    desk.type("=")
    assert "Бгажноков Темиркан" in desk.page.locator(".pop").inner_text()
    assert desk.cell(1, 1).locator("input").count() == 0


def test_the_head_of_a_column(desk):
    desk.go(0, TODAY)
    desk.type("ArrowUp", "Enter")
    box = desk.page.locator("dialog.box")
    box.locator("select").wait_for()
    desk.type("Escape")
    box.wait_for(state="detached")
    desk.type("ArrowDown")
    assert focused(desk) == (0, TODAY)


def test_a_reader_cannot_write(desk):
    desk.journal.readonly = True
    desk.page = desk.open()
    desk.go(0, 0)
    desk.type("5", "Enter")
    desk.page.wait_for_timeout(300)
    assert desk.journal.carried_out == 0


def test_a_thumb_on_a_phone(phone):
    phone.cell(0, TODAY).tap()
    for key in ("5", "4", "н"):
        phone.page.locator(".keys .btn", has_text=key).tap()
    for row, mark in enumerate("54н"):
        phone.state(row, TODAY, "saved")
        assert phone.text(row, TODAY) == mark
    box = phone.page.locator(".keys .btn").first.bounding_box()
    assert box["height"] >= 44 and box["width"] >= 44


def test_the_panel_on_a_phone(phone):
    phone.cell(0, 1).tap()
    phone.page.locator(".sheet").get_by_text("Подробнее").tap()
    phone.page.locator("dialog.side textarea").wait_for()
    phone.page.locator("dialog.side").get_by_text("Закрыть").tap()
    assert not phone.page.locator("dialog.side").is_visible()
    assert phone.page.locator("dialog.sheet").is_visible()
