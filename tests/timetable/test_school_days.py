"""Days of a year: the calendar decides, and nothing outside the year is a school day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from otmetka.timetable.rules.school_days import SchoolCalendar, Span

START, END = date(2026, 9, 1), date(2027, 5, 28)
DAYS = st.integers(0, (END - START).days).map(lambda n: START + timedelta(days=n))
GRADES = st.integers(1, 11)


@st.composite
def spans(draw):
    first = draw(DAYS)
    low = draw(GRADES)
    kind = draw(st.sampled_from(["vacation", "holiday", "moved", "short"]))
    return Span(
        kind=kind, from_on=first, to_on=first + timedelta(days=draw(st.integers(0, 12))),
        works_as=draw(st.integers(1, 7)) if kind == "moved" else None,
        grade_from=low, grade_to=draw(st.integers(low, 11)), title=kind,
    )  # fmt: skip


CALENDARS = st.lists(spans(), max_size=8).map(lambda rows: (rows, SchoolCalendar(START, END, rows)))


@given(CALENDARS, st.dates(START - timedelta(days=40), END + timedelta(days=40)), GRADES)
def test_no_day_outside_the_year_and_none_in_a_vacation(made, on, grade):
    rows, calendar = made
    day = calendar.day(on, grade)
    covering = {span.kind for span in rows if span.covers(on, grade)}
    if not START <= on <= END or "vacation" in covering:
        assert day is None
    elif "moved" in covering:
        assert day is not None
        assert day.weekday in {
            span.works_as for span in rows if span.kind == "moved" and span.covers(on, grade)
        }
    elif "holiday" in covering or on.isoweekday() == 7:
        assert day is None
    else:
        assert day is not None and day.weekday == on.isoweekday()


@given(CALENDARS, DAYS)
def test_the_cycle_alternates_by_weeks_and_starts_with_the_first(made, on):
    _rows, calendar = made
    assert {calendar.week_of(on), calendar.week_of(on + timedelta(days=7))} == {1, 2}
    first = next(
        (d for d in calendar.dates(START, END) if any(calendar.day(d, g) for g in range(1, 12))), None
    )
    if first:
        assert calendar.week_of(first) == 1


def test_a_vacation_of_first_grades_does_not_touch_the_second():
    break_ = Span("vacation", date(2027, 2, 8), date(2027, 2, 14), grade_from=1, grade_to=1)
    calendar = SchoolCalendar(START, END, [break_])
    assert calendar.day(date(2027, 2, 9), 1) is None
    assert calendar.day(date(2027, 2, 9), 2).weekday == 2


def test_a_saturday_that_works_as_friday():
    calendar = SchoolCalendar(START, END, [Span("moved", date(2027, 2, 20), date(2027, 2, 20), works_as=5)])
    assert calendar.day(date(2027, 2, 20), 7).weekday == 5


def test_a_year_that_begins_on_a_sunday_counts_weeks_from_monday():
    calendar = SchoolCalendar(date(2024, 9, 1), date(2025, 5, 26), [])
    assert calendar.day(date(2024, 9, 1), 5) is None
    assert calendar.week_of(date(2024, 9, 2)) == 1
    assert calendar.week_of(date(2024, 9, 9)) == 2


def test_a_short_day_says_which():
    calendar = SchoolCalendar(
        START, END, [Span("short", date(2026, 12, 29), date(2026, 12, 29), title="Ёлка")]
    )
    assert calendar.day(date(2026, 12, 29), 3).short == "Ёлка"
