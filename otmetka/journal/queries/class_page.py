"""The class page: pupils × lessons of a term for one teaching group, in three SQL statements."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from otmetka.core.names import Name, listed_apart

_COLUMNS = """
SELECT l.id, l.on, l.number, l.starts_at, l.ends_at, r.code, w.id, k.short, k.title, w.title, w.weight,
       k.second_mark, k.written
  FROM timetable_lesson l
  LEFT JOIN timetable_room r ON r.school_id = l.school_id AND r.id = l.room_id
  LEFT JOIN journal_work w ON w.school_id = l.school_id AND w.lesson_id = l.id
  LEFT JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
 WHERE l.school_id = %(school)s AND l.group_id = %(group)s AND l.on BETWEEN %(start)s AND %(end)s
 ORDER BY l.on, l.number, w.position
"""
_MEMBERS = """
SELECT m.pupil_id, p.surname, p.given, p.patronymic, min(m.from_on),
       max(coalesce(m.to_on, 'infinity'::date)) = 'infinity', max(m.to_on)
  FROM people_groupmembership m
  JOIN people_pupil u ON u.school_id = m.school_id AND u.id = m.pupil_id
  JOIN people_person p ON p.school_id = u.school_id AND p.id = u.person_id
 WHERE m.school_id = %(school)s AND m.group_id = %(group)s AND m.from_on <= %(end)s
   AND (m.to_on IS NULL OR m.to_on >= %(start)s)
 GROUP BY m.pupil_id, p.surname, p.given, p.patronymic, p.sort_key
 ORDER BY p.sort_key, m.pupil_id
"""
_FACTS = """
SELECT m.pupil_id, m.lesson_id, m.work_id, m.id, m.value, m.comment,
       EXISTS (SELECT 1 FROM journal_mark o WHERE o.school_id = m.school_id AND o.id = m.predecessor_id
                AND o.value <> '' AND o.value <> m.value)
  FROM timetable_lesson l
  JOIN journal_mark m ON m.school_id = l.school_id AND m.lesson_id = l.id
 WHERE l.school_id = %(school)s AND l.group_id = %(group)s AND l.on BETWEEN %(start)s AND %(end)s
   AND m.value <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
UNION ALL
SELECT a.pupil_id, a.lesson_id, NULL, a.id, a.code, a.comment, false
  FROM timetable_lesson l
  JOIN journal_attendance a ON a.school_id = l.school_id AND a.lesson_id = l.id
 WHERE l.school_id = %(school)s AND l.group_id = %(group)s AND l.on BETWEEN %(start)s AND %(end)s
   AND a.code <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                    WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A lesson, or one of its works; ``work_id`` None is a column without marks yet."""

    lesson_id: int
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    room: str | None
    work_id: int | None
    kind: str | None
    kind_title: str | None
    title: str | None
    weight: Decimal | None
    second_mark: bool | None
    written: bool | None


@dataclass(frozen=True, slots=True)
class Member:
    """A pupil of the group with the days of membership; ``to_on`` None is still there."""

    pupil_id: int
    label: str
    name: Name
    from_on: date
    to_on: date | None

    def there(self, on: date) -> bool:
        """Whether the pupil was in the group on a day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, members and current facts of a class page.

    ``marks``: {(pupil, work): (id, value, comment, corrected)};
    ``attendance``: {(pupil, lesson): (id, code)}.
    """

    columns: list[Column]
    members: list[Member]
    marks: dict[tuple[int, int], tuple[int, str, str, bool]]
    attendance: dict[tuple[int, int], tuple[int, str]]

    @property
    def last(self) -> tuple[int, int]:
        """The newest mark and the newest attendance on the page: where the polling of changes begins."""
        mark = max((fact[0] for fact in self.marks.values()), default=0)
        return mark, max((fact[0] for fact in self.attendance.values()), default=0)


def class_grid(*, school_id: int, group_id: int, start: date, end: date) -> Grid:
    """Everything of one group between two days, both included."""
    values = {"school": school_id, "group": group_id, "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, values)
        columns = [Column(*row) for row in cursor.fetchall()]
        cursor.execute(_MEMBERS, values)
        members = _members(cursor.fetchall())
        cursor.execute(_FACTS, values)
        marks, attendance = _facts(cursor.fetchall())
    return Grid(columns, members, marks, attendance)


def _members(rows: list[tuple]) -> list[Member]:
    names = [Name(*row[1:4]) for row in rows]
    labels = listed_apart(names)
    return [
        Member(row[0], label, name, row[4], None if row[5] else row[6])
        for row, name, label in zip(rows, names, labels, strict=True)
    ]


def _facts(rows: list[tuple]) -> tuple[dict, dict]:
    marks, attendance = {}, {}
    for pupil_id, lesson_id, work_id, fact_id, value, comment, corrected in rows:
        if work_id is None:
            attendance[pupil_id, lesson_id] = (fact_id, value)
        else:
            marks[pupil_id, work_id] = (fact_id, value, comment, corrected)
    return marks, attendance
