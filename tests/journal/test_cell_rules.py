"""What may be typed into a cell, by table and by Hypothesis."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otmetka.journal.rules.cell import ABSENCES, CellState, Typed, Unreadable, next_state, read_cell
from otmetka.journal.rules.marks import CellFacts, MarkLimits, check_mark

LIMITS = MarkLimits(scale=(2, 3, 4, 5), beside_absence="written")
TODAY = date(2026, 11, 17)


def facts(**changes) -> CellFacts:
    usual = {"lesson_on": TODAY, "marking": "marks", "year_closed": False, "member": True, "written": False}
    return CellFacts(**{**usual, "second_mark": False, **changes})


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("5", Typed("5", "")), (" 5 ", Typed("5", "")), ("5 4", Typed("5 4", "")), ("5/4", Typed("5 4", "")),
        ("54", Typed("5 4", "")), ("н", Typed("", "н")), ("Н", Typed("", "н")), ("y", Typed("", "н")),
        ("H", Typed("", "н")), ("j", Typed("", "о")), ("o 5", Typed("5", "о")), ("о5", Typed("5", "о")),
        (",", Typed("", "б")), ("e", Typed("", "у")), (".", Typed(".", "")), ("зач", Typed("зач", "")),
        ("незач", Typed("незач", "")), ("осв", Typed("осв", "")), ("", Typed()), ("н 4", Typed("4", "н")),
    ],
)  # fmt: skip
def test_typed_text_is_read_in_either_layout(text, typed):
    assert read_cell(text) == typed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ъ", "unknown_sign"), ("пять", "unknown_sign"), ("<b>", "unknown_sign"), ("5 4 3", "too_many_marks"),
        ("н о", "two_absences"), ("зач 5", "too_many_marks"), ("5-", "unknown_sign"), ("５", "unknown_sign"),
    ],
)  # fmt: skip
def test_nonsense_is_named(text, code):
    assert read_cell(text) == Unreadable(code)


@given(st.text(max_size=20))
def test_any_text_is_either_read_or_named(text):
    read = read_cell(text)
    if isinstance(read, Typed):
        assert len(read.value.split()) <= 2 and len(read.value) <= 9
        assert read_cell(f"{read.attendance} {read.value}") == read
    else:
        assert read.code in {"unknown_sign", "two_absences", "too_many_marks"}


@pytest.mark.parametrize(
    ("now", "typed", "after"),
    [
        (CellState("5", "о"), Typed(), CellState()),
        (CellState("", "о"), Typed("5"), CellState("5", "о")),
        (CellState("5", ""), Typed("", "о"), CellState("5", "о")),
        (CellState("5", ""), Typed("", "н"), CellState("", "н")),
        (CellState("", "н"), Typed("4"), CellState("4", "н")),
        (CellState("", "н"), Typed("", "б"), CellState("", "б")),
    ],
)
def test_what_an_entry_makes_of_a_cell(now, typed, after):
    assert next_state(now, typed) == after


@pytest.mark.parametrize(
    ("new", "changes", "code"),
    [
        (CellState("5"), {}, ""),
        (CellState("1"), {}, "not_in_scale"),
        (CellState("зач"), {}, "not_in_scale"),
        (CellState("зач"), {"marking": "pass"}, ""),
        (CellState("5"), {"marking": "pass"}, "not_in_scale"),
        (CellState("5"), {"marking": "none"}, "no_marks_here"),
        (CellState("", "н"), {"marking": "none"}, ""),
        (CellState("5 4"), {}, "one_mark_only"),
        (CellState("5 4"), {"second_mark": True}, ""),
        (CellState("5"), {"member": False}, "not_enrolled"),
        (CellState(), {"member": False}, "not_enrolled"),
        (CellState("5"), {"lesson_on": date(2026, 11, 18)}, "lesson_ahead"),
        (CellState("5"), {"year_closed": True}, "year_closed"),
        (CellState("4", "н"), {}, "absent"),
        (CellState("4", "н"), {"written": True}, ""),
        (CellState("4", "о"), {}, ""),
    ],
)
def test_what_the_rule_allows(new, changes, code):
    assert check_mark(new, facts(**changes), LIMITS, TODAY).code == code


@given(st.sampled_from(["never", "written", "always"]), st.booleans(), st.sampled_from(ABSENCES))
def test_a_mark_beside_an_absence_follows_the_act(policy, written, absence):
    limits = MarkLimits((2, 3, 4, 5), policy)
    allowed = check_mark(CellState("4", absence), facts(written=written), limits, TODAY).allowed
    assert allowed == (policy == "always" or (policy == "written" and written))
