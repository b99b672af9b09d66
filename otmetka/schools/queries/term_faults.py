"""Faults of the terms of a year as it stands. Three SQL queries."""

from collections.abc import Iterable
from datetime import date

from otmetka.schools.models import CalendarDay, SchoolClass, SchoolYear, Term
from otmetka.schools.rules.terms import TermFault, TermSpan, term_faults

OFF = ("vacation", "holiday")


def faults_of_year(year: SchoolYear, *, instead: Iterable[Term] = ()) -> list[TermFault]:
    """Faults of the saved terms, with ``instead`` in place of those of the same id (or added)."""
    changed = list(instead)
    kept = Term.objects.filter(school_id=year.school_id, year=year).exclude(
        id__in=[t.id for t in changed if t.id]
    )
    spans = [
        TermSpan(term.title, term.grade_from, term.grade_to, term.starts_on, term.ends_on)
        for term in [*kept, *changed]
    ]
    grades = SchoolClass.objects.filter(school_id=year.school_id, year=year).values_list("grade", flat=True)
    own = sorted(set(grades)) or list(range(1, 12))
    return term_faults(spans, year.starts_on, year.ends_on, _learns(year), own)


def _learns(year: SchoolYear):
    days = CalendarDay.objects.filter(school_id=year.school_id, year=year, kind__in=OFF)
    off = list(days.values_list("from_on", "to_on", "grade_from", "grade_to"))

    def learns(on: date, grade: int) -> bool:
        if on.isoweekday() == 7:
            return False
        return not any(first <= on <= last and low <= grade <= high for first, last, low, high in off)

    return learns
