"""Classes of a year and the pupils of one class."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from otmetka.core.names import Name, listed_apart
from otmetka.schools.models import SchoolClass

_COUNTS = """
SELECT e.school_class_id, count(*) FROM people_enrolment e
 WHERE e.school_id = %(school)s AND e.school_class_id = ANY (%(classes)s)
   AND e.from_on <= %(on)s AND (e.to_on IS NULL OR e.to_on >= %(on)s)
 GROUP BY 1
"""
_PUPILS = """
SELECT u.id, p.surname, p.given, p.patronymic, p.born_on, e.from_on, e.to_on, e.reason,
       a.password IS NOT NULL AND a.password NOT LIKE '!%%',
       (SELECT count(*) FROM people_guardianship g
         WHERE g.school_id = u.school_id AND g.pupil_id = u.id AND g.ended_at IS NULL
           AND (g.to_on IS NULL OR g.to_on >= %(on)s))
  FROM people_enrolment e
  JOIN people_pupil u ON u.school_id = e.school_id AND u.id = e.pupil_id
  JOIN people_person p ON p.school_id = u.school_id AND p.id = u.person_id
  LEFT JOIN access_account a ON a.id = p.account_id
 WHERE e.school_id = %(school)s AND e.school_class_id = %(class)s
 ORDER BY p.sort_key, u.id
"""


@dataclass(frozen=True)
class ClassLine:
    """A class with the number of its pupils on the day."""

    id: int
    name: str
    profile: str
    year: str
    pupils: int


@dataclass(frozen=True)
class PupilLine:
    """A pupil of a class; ``here`` = enrolled on the day of the page."""

    pupil_id: int
    name: str
    born_on: date | None
    from_on: date
    to_on: date | None
    reason: str
    signs_in: bool
    guardians: int
    here: bool


def class_lines(classes: QuerySet[SchoolClass], school_id: int, today: date) -> list[ClassLine]:
    """The visible classes of the year of ``today``; in summer of the latest year."""
    rows = list(classes.select_related("year").order_by("-year__starts_on", "grade", "letter"))
    years = {row.year for row in rows}
    year = next((y for y in years if y.starts_on <= today <= y.ends_on), None)
    year = year or max(years, key=lambda y: y.starts_on, default=None)
    shown = [row for row in rows if row.year == year]
    with connection.cursor() as cursor:
        classes_of_page = [row.pk for row in shown]
        cursor.execute(_COUNTS, {"school": school_id, "classes": classes_of_page, "on": today})
        counts = dict(cursor.fetchall())
    return [ClassLine(row.pk, row.name, row.profile, row.year.title, counts.get(row.pk, 0)) for row in shown]


def pupil_lines(school_id: int, class_id: int, today: date) -> list[PupilLine]:
    """All who were ever in the class, in the order of the alphabet; one SQL query."""
    with connection.cursor() as cursor:
        cursor.execute(_PUPILS, {"school": school_id, "class": class_id, "on": today})
        rows = cursor.fetchall()
    names = listed_apart([Name(*row[1:4]) for row in rows])
    return [_line(row, name, today) for row, name in zip(rows, names, strict=True)]


def _line(row: tuple, name: str, today: date) -> PupilLine:
    pupil_id, _s, _g, _p, born_on, from_on, to_on, reason, signs_in, guardians = row
    here = from_on <= today and (to_on is None or to_on >= today)
    return PupilLine(pupil_id, name, born_on, from_on, to_on, reason, signs_in, guardians, here)
