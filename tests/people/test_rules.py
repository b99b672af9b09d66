"""Moves of pupils and orders, without a database."""

from datetime import date

import pytest

from otmetka.people.rules.assignments import assignment_fault, ending_fault
from otmetka.people.rules.enrolment import Span, arrival_fault, departure_fault, transfer_fault

YEAR = (date(2026, 9, 1), date(2027, 5, 28))
HERE = [Span(7, date(2026, 9, 1), None)]
LEFT = [Span(7, date(2026, 9, 1), date(2026, 10, 1))]


@pytest.mark.parametrize(
    ("spans", "on", "fault"),
    [
        ([], date(2026, 9, 1), ""),
        ([], date(2026, 8, 31), "outside_year"),
        (HERE, date(2026, 11, 17), "enrolled"),
        (LEFT, date(2026, 10, 1), "enrolled"),
        (LEFT, date(2026, 10, 2), ""),
        ([Span(7, date(2026, 12, 1), None)], date(2026, 11, 1), "enrolled"),
    ],
)
def test_arrival(spans, on, fault):
    assert arrival_fault(spans, on, YEAR) == fault


@pytest.mark.parametrize(
    ("spans", "on", "fault"),
    [
        (HERE, date(2026, 11, 17), ""),
        (LEFT, date(2026, 10, 2), "not_enrolled"),
        ([], YEAR[0], "not_enrolled"),
    ],
)
def test_departure(spans, on, fault):
    assert departure_fault(spans, on) == fault


@pytest.mark.parametrize(
    ("spans", "class_id", "on", "fault"),
    [
        (HERE, 8, date(2026, 9, 2), ""),
        (HERE, 8, date(2026, 9, 1), "first_day"),
        (HERE, 7, date(2026, 9, 2), "same_class"),
        (LEFT, 8, date(2026, 11, 1), "not_enrolled"),
        (HERE, 8, date(2027, 6, 1), "outside_year"),
    ],
)
def test_transfer(spans, class_id, on, fault):
    assert transfer_fault(spans, class_id, on, YEAR) == fault


ORDER = {"own": False, "class_id": None, "ground": "пр. 1", "from_on": YEAR[0], "to_on": None}


@pytest.mark.parametrize(
    ("kind", "changed", "fault"),
    [
        ("teacher", {}, ""),
        ("wizard", {}, "unknown"),
        ("director", {"own": True}, "own"),
        ("teacher", {"ground": "  "}, "no_ground"),
        ("class_teacher", {}, "no_class"),
        ("class_teacher", {"class_id": 7}, ""),
        ("teacher", {"class_id": 7}, "needless_class"),
        ("teacher", {"to_on": date(2026, 8, 31)}, "order"),
    ],
)
def test_assignment(kind, changed, fault):
    assert assignment_fault(kind, **{**ORDER, **changed}) == fault


def test_ending():
    assert ending_fault(own=True, from_on=YEAR[0], to_on=YEAR[1], ground="пр.") == "own"
    assert ending_fault(own=False, from_on=YEAR[0], to_on=YEAR[1], ground="") == "no_ground"
    assert ending_fault(own=False, from_on=YEAR[1], to_on=YEAR[0], ground="пр.") == "order"
    assert ending_fault(own=False, from_on=YEAR[0], to_on=YEAR[0], ground="пр.") == ""
