"""Terms of a grade follow one another."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from otmetka.schools.rules.production_calendar import DayOff, missing_days_off
from otmetka.schools.rules.terms import TermSpan, term_faults

START, END = date(2026, 9, 1), date(2026, 12, 29)


def weekdays(on: date, grade: int) -> bool:
    return on.isoweekday() != 7


def vacation(on: date, grade: int) -> bool:
    return weekdays(on, grade) and not date(2026, 10, 26) <= on <= date(2026, 11, 4)


def term(title: str, first: date, last: date, low: int = 1, high: int = 9) -> TermSpan:
    return TermSpan(title, low, high, first, last)


Q1, Q2 = term("I", START, date(2026, 10, 25)), term("II", date(2026, 11, 5), END)


def test_a_vacation_between_two_quarters_is_no_gap():
    assert term_faults([Q1, Q2], START, END, vacation, range(1, 10)) == []


def test_without_the_vacation_it_is_a_gap_told_once_for_all_grades():
    (fault,) = term_faults([Q1, Q2], START, END, weekdays, range(1, 10))
    assert (fault.kind, fault.grade_from, fault.grade_to) == ("gap", 1, 9)
    assert (fault.from_on, fault.to_on) == (date(2026, 10, 26), date(2026, 11, 4))


def test_an_overlap_names_both_and_the_days():
    late = term("I", START, date(2026, 11, 6))
    (fault,) = term_faults([late, Q2], START, END, vacation, [5])
    assert (fault.kind, fault.first, fault.second) == ("overlap", "I", "II")
    assert (fault.from_on, fault.to_on) == (date(2026, 11, 5), date(2026, 11, 6))


def test_other_grades_have_their_own_terms():
    half = term("1-е полугодие", START, END, 10, 11)
    assert term_faults([Q1, Q2, half], START, END, vacation, range(1, 12)) == []


def test_a_term_outside_of_the_year():
    assert (
        term_faults([term("I", START - timedelta(days=1), END)], START, END, weekdays, [5])[0].kind
        == "outside"
    )


@given(st.lists(st.integers(0, 119), min_size=2, max_size=8, unique=True))
def test_consecutive_terms_have_no_fault_and_a_day_taken_out_of_them_has(cuts):
    edges = sorted({0, 120, *cuts})
    terms = [
        term(str(n), START + timedelta(days=a), START + timedelta(days=b - 1))
        for n, (a, b) in enumerate(pairwise(edges))
    ]
    assert term_faults(terms, START, START + timedelta(days=119), lambda on, grade: True, [7]) == []
    without = terms[:-1]
    assert term_faults(without, START, START + timedelta(days=119), lambda on, grade: True, [7]) != []


def test_days_off_are_joined_and_what_is_there_is_not_added_twice():
    days = {date(2027, 1, n): "Новогодние каникулы" for n in range(1, 7)} | {
        date(2027, 2, 23): "День защитника"
    }
    found = missing_days_off(days, START, date(2027, 5, 28), [(date(2027, 1, 1), date(2027, 1, 2))])
    # 3 January 2027 is a Sunday
    assert found == [
        DayOff("Новогодние каникулы", date(2027, 1, 4), date(2027, 1, 6)),
        DayOff("День защитника", date(2027, 2, 23), date(2027, 2, 23)),
    ]
