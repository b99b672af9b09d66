"""All reporting terms of all years of one pupil, each by the grade he was in. One SQL statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True, slots=True)
class TermChoice:
    """A term with the year and the class of then."""

    id: int
    title: str
    starts_on: date
    ends_on: date
    year_title: str
    class_name: str


_TERMS = """
SELECT DISTINCT t.id, t.title, t.starts_on, t.ends_on, y.title,
       first_value(c.grade || c.letter) OVER (PARTITION BY t.id ORDER BY e.from_on DESC)
  FROM people_enrolment e
  JOIN schools_schoolclass c ON c.school_id = e.school_id AND c.id = e.school_class_id
  JOIN schools_schoolyear y ON y.school_id = c.school_id AND y.id = c.year_id
  JOIN schools_term t ON t.school_id = y.school_id AND t.year_id = y.id
       AND c.grade BETWEEN t.grade_from AND t.grade_to
 WHERE e.school_id = %(school)s AND e.pupil_id = %(pupil)s
   AND e.from_on <= t.ends_on AND (e.to_on IS NULL OR e.to_on >= t.starts_on)
 ORDER BY t.starts_on DESC, t.id
"""


def terms_of(*, school_id: int, pupil_id: int) -> list[TermChoice]:
    """Newest first, back to the first year (islamey.instr.2.5)."""
    with connection.cursor() as cursor:
        cursor.execute(_TERMS, {"school": school_id, "pupil": pupil_id})
        return [TermChoice(*row) for row in cursor.fetchall()]


def term_on(terms: Sequence[TermChoice], today: date) -> TermChoice | None:
    """The term of today; between terms the last one that began; before all of them the first one."""
    begun = [term for term in terms if term.starts_on <= today]
    return begun[0] if begun else next(reversed(terms), None)
