"""Terms of a grade follow one another: neither two at once nor a school day without one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

#: Whether a grade learns on a date.
Learns = Callable[[date, int], bool]


@dataclass(frozen=True)
class TermSpan:
    """A reporting term of grades from–to, both ends of the dates included."""

    title: str
    grade_from: int
    grade_to: int
    starts_on: date
    ends_on: date

    def of(self, grade: int) -> bool:
        """Whether it is a term of this grade."""
        return self.grade_from <= grade <= self.grade_to


@dataclass(frozen=True)
class TermFault:
    """``kind``: overlap, gap, or outside (of the year); the days and grades that it is about."""

    kind: str
    grade_from: int
    grade_to: int
    first: str
    second: str
    from_on: date
    to_on: date


def term_faults(
    terms: Iterable[TermSpan], starts_on: date, ends_on: date, learns: Learns, grades: Iterable[int]
) -> list[TermFault]:
    """Faults of a year's terms; equal ones of neighbouring grades are told once.

    Vacations, holidays and Sundays between two terms are no gap. The days before the first term and after
    the last one are gaps too, with '' instead of the missing term.
    """
    terms = list(terms)
    found: dict[tuple, list[int]] = {}
    for grade in grades:
        own = sorted((term for term in terms if term.of(grade)), key=lambda term: term.starts_on)
        for fault in _of_grade(own, grade, starts_on, ends_on, learns):
            found.setdefault(fault, []).append(grade)
    return [TermFault(kind, min(of), max(of), *rest) for (kind, *rest), of in found.items()]


def _of_grade(own: list[TermSpan], grade: int, starts_on: date, ends_on: date, learns: Learns):
    for term in own:
        if term.starts_on < starts_on or term.ends_on > ends_on:
            yield "outside", term.title, "", term.starts_on, term.ends_on
    if not own:
        return
    day = timedelta(days=1)
    for first, second in pairwise(own):
        if second.starts_on <= first.ends_on:
            yield "overlap", first.title, second.title, second.starts_on, min(first.ends_on, second.ends_on)
        else:
            yield from _gap(
                first.title, second.title, first.ends_on + day, second.starts_on - day, grade, learns
            )
    yield from _gap("", own[0].title, starts_on, own[0].starts_on - day, grade, learns)
    yield from _gap(own[-1].title, "", max(term.ends_on for term in own) + day, ends_on, grade, learns)


def _gap(first: str, second: str, from_on: date, to_on: date, grade: int, learns: Learns):
    days = [from_on + timedelta(days=n) for n in range((to_on - from_on).days + 1)]
    lessons = [on for on in days if learns(on, grade)]
    if lessons:
        yield "gap", first, second, lessons[0], lessons[-1]
