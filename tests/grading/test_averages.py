"""The weighted average: by table and by property."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otmetka.grading.rules.averages import average, counted, figures, mark_by_thresholds, plain, shown
from otmetka.grading.slots import row_summary
from otmetka.grading.words import how_counted

D = Decimal
CODES = ["зач", "н/а", "осв", ".", "", "н", "²"]
marks = st.sampled_from(["5", "4", "3", "2", "5 4", "2 3", *CODES])
weights = st.decimals(min_value=0, max_value=10, places=2)
cells = st.lists(st.tuples(marks, weights), max_size=60)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], "—"),
        ([("", D(1))], "—"),
        ([("зач", D(3)), ("н/а", D(1)), (".", D(1))], "—"),
        ([("5", D(0))], "—"),
        ([("5", D(1))], "5,00"),
        ([("5", D(3)), ("4", D(1))], "4,75"),
        ([("5 4", D(2))], "4,50"),
        ([("5", D(1)), ("4", D(1)), ("4", D(1))], "4,33"),
        ([("5", D(1)), ("5", D(1)), ("4", D(1))], "4,67"),
        ([("5", D(1)), ("4", D(199))], "4,01"),  # 4.005: half goes up
        ([("5", D(1)), ("осв", D(5))], "5,00"),
    ],
)
def test_average_is_shown_to_two_decimals(items, expected):
    assert shown(average(items)) == expected


def test_two_marks_of_one_work_each_have_its_weight():
    assert counted([("5 4", D(2))]).figures == ((5, D(2)), (4, D(2)))


@pytest.mark.parametrize("code", CODES)
def test_codes_are_no_figures(code):
    assert figures(code) == ()


def test_weight_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        average([("5", D(-1))])


@given(cells)
def test_average_stays_between_the_lowest_and_the_highest_mark(items):
    found = average(items)
    used = [figure for value, weight in items if weight for figure in figures(value)]
    assert (found is None) == (not used)
    if used:
        assert min(used) <= found <= max(used)


@given(cells, st.randoms(use_true_random=False))
def test_order_does_not_matter(items, random):
    mixed = list(items)
    random.shuffle(mixed)
    assert average(mixed) == average(items)


@given(cells)
def test_average_is_the_exact_quotient_rounded(items):
    parts = counted(items)
    if parts.weight:
        exact = Fraction(parts.total) / Fraction(parts.weight)
        assert abs(Fraction(average(items)) - exact) <= Fraction(1, 200)


@given(cells, st.decimals(min_value=D("0.01"), max_value=5, places=2))
def test_equal_weights_times_anything_change_nothing(items, factor):
    grown = [(value, weight * factor) for value, weight in items]
    assert average(grown) == average(items)


@pytest.mark.parametrize(
    ("value", "text"), [(D("3.00"), "3"), (D("1.50"), "1,5"), (D("100"), "100"), (D(0), "0")]
)
def test_weights_stand_without_needless_zeros(value, text):
    assert plain(value) == text


def test_way_from_marks_to_average_is_told():
    assert how_counted([("5", D(3)), ("4", D(1))]) == "5 × 3 + 4 × 1 = 19; вес 4; 19 / 4 = 4,75"
    assert how_counted([("зач", D(1))]) == "Отметок с весом пока нет"


def test_row_of_the_class_page_gets_average_and_way():
    cells = [("5 4", D("1.00")), ("", D("3.00")), ("н/а", D("1.00"))]
    assert row_summary(cells) == ("4,50", "5 × 1 + 4 × 1 = 9; вес 2; 9 / 2 = 4,50")


@pytest.mark.parametrize(
    ("found", "mark"),
    [("4.60", 5), ("4.59", 4), ("3.60", 4), ("3.59", 3), ("2.60", 3), ("2.59", 2), ("1.00", 2), (None, None)],
)
def test_thresholds_are_the_acts(found, mark):
    in_force = {5: D("4.6"), 4: D("3.6"), 3: D("2.6"), 2: D(0)}
    assert mark_by_thresholds(found and D(found), in_force) == mark


def test_average_below_every_threshold_leads_to_no_mark():
    assert mark_by_thresholds(D("1.2"), {5: D("4.5")}) is None
