"""Around every page of the diary: the children with their classes, the school's day, the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from otmetka.access.actor import Child
from otmetka.core.clock import local_date


@dataclass(frozen=True, slots=True)
class Place:
    """An enrolment: a class of a year, from a day to a day (both included, an open end is None)."""

    from_on: date
    to_on: date | None
    grade: int
    class_name: str
    year_id: int
    year_title: str
    year_starts: date
    year_ends: date


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Days without lessons and why: «Осенние каникулы», from–to."""

    title: str
    kind: str
    from_on: date
    to_on: date


@dataclass(frozen=True)
class Frame:
    """The child on the page, the other children, and the calendar of the days asked for."""

    child: Child
    children: tuple[tuple[Child, str], ...]
    school_name: str
    timezone: str
    today: date
    places: tuple[Place, ...]
    free: tuple[FreeDays, ...]

    def place_on(self, day: date) -> Place | None:
        """Where the child was enrolled on a day."""
        return next(
            (p for p in self.places if p.from_on <= day and (p.to_on is None or day <= p.to_on)), None
        )

    def free_on(self, day: date) -> FreeDays | None:
        """Why there is no school on a day, if the calendar says so."""
        return next((span for span in self.free if span.from_on <= day <= span.to_on), None)

    @property
    def class_name(self) -> str:
        """The class of today, or the last one."""
        return _class_name(self.places, self.today)

    @property
    def grade(self) -> int:
        """The grade of today, or the last one; 1 where the child was never enrolled."""
        place = self.place_on(self.today) or next(reversed(self.places), None)
        return place.grade if place else 1


_FRAME = """
SELECT u.id, s.short_name, s.timezone, e.from_on, e.to_on, c.grade, c.grade || c.letter, y.id, y.title,
       y.starts_on, y.ends_on
  FROM unnest(%(schools)s::bigint[], %(pupils)s::bigint[]) AS q (school_id, pupil_id)
  JOIN people_pupil u ON u.school_id = q.school_id AND u.id = q.pupil_id
  JOIN schools_school s ON s.id = u.school_id
  LEFT JOIN people_enrolment e ON e.school_id = u.school_id AND e.pupil_id = u.id
  LEFT JOIN schools_schoolclass c ON c.school_id = e.school_id AND c.id = e.school_class_id
  LEFT JOIN schools_schoolyear y ON y.school_id = c.school_id AND y.id = c.year_id
 ORDER BY u.id, e.from_on, e.id
"""
_FREE = """
SELECT d.title, d.kind, d.from_on, d.to_on, d.grade_from, d.grade_to
  FROM schools_calendarday d
 WHERE d.school_id = %(school)s AND d.kind IN ('vacation', 'holiday')
   AND d.from_on <= %(end)s AND d.to_on >= %(start)s
 ORDER BY d.from_on
"""


def frame_of(
    child: Child, children: Sequence[Child], *, now: datetime, days: tuple[date, date] | None = None
) -> Frame:
    """The frame of ``child``; with ``days`` (first, last) also their calendar, by one more SQL statement."""
    values = {"schools": [c.school_id for c in children], "pupils": [c.pupil_id for c in children]}
    with connection.cursor() as cursor:
        cursor.execute(_FRAME, values)
        rows = cursor.fetchall()
        free = []
        if days:
            cursor.execute(_FREE, {"school": child.school_id, "start": days[0], "end": days[1]})
            free = cursor.fetchall()
    own = [row for row in rows if row[0] == child.pupil_id]
    places = {c.pupil_id: _places(rows, c.pupil_id) for c in children}
    today = local_date(now, own[0][2])
    mine = places[child.pupil_id]
    return Frame(
        child,
        tuple((c, _class_name(places[c.pupil_id], today)) for c in children),
        own[0][1],
        own[0][2],
        today,
        mine,
        _free_for(free, mine),
    )


def _places(rows: list[tuple], pupil_id: int) -> tuple[Place, ...]:
    return tuple(_place(row) for row in rows if row[0] == pupil_id and row[3] is not None)


def _place(row: tuple) -> Place:
    from_on, to_on, grade, name, year_id, title, starts, ends = row[3:]
    # an open enrolment ends with its year: next year's class is another row
    return Place(from_on, min(to_on or ends, ends), grade, name, year_id, title, starts, ends)


def _class_name(places: tuple[Place, ...], today: date) -> str:
    there = [p for p in places if p.from_on <= today and (p.to_on is None or today <= p.to_on)]
    last = there or [p for p in places if p.from_on <= today] or list(places)
    return last[-1].class_name if last else ""


def _free_for(rows: list[tuple], places: tuple[Place, ...]) -> tuple[FreeDays, ...]:
    """Only spans that hold for the child's grade at their time."""
    found = []
    for title, kind, from_on, to_on, grade_from, grade_to in rows:
        grades = [p.grade for p in places if p.year_starts <= to_on and from_on <= p.year_ends]
        if not grades or any(grade_from <= grade <= grade_to for grade in grades):
            found.append(FreeDays(title, kind, from_on, to_on))
    return tuple(found)
