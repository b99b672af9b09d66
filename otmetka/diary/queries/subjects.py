"""A term of one pupil by subjects: marks, absences, average. Two SQL statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from otmetka.grading.rules.averages import Counted, counted


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark or an absence in the table; ``weight`` None is an absence."""

    subject: str
    on: date
    number: int
    lesson_id: int
    value: str
    comment: str
    kind: str | None
    weight: Decimal | None


@dataclass(frozen=True)
class SubjectRow:
    """A subject with its entries by day; ``marking`` none has no average."""

    subject: str
    marking: str
    by_day: dict[date, list[Entry]]
    counted: Counted
    absences: int
    late: int


@dataclass(frozen=True)
class Table:
    """The subject table: its days in order and its rows in the school's order of subjects."""

    days: tuple[date, ...]
    rows: tuple[SubjectRow, ...]
    entries: tuple[Entry, ...]


_SUBJECTS = """
SELECT u.name, min(g.marking)
  FROM people_groupmembership m
  JOIN schools_teachinggroup g ON g.school_id = m.school_id AND g.id = m.group_id
  JOIN schools_schoolyear y ON y.school_id = g.school_id AND y.id = g.year_id
       AND y.starts_on <= %(end)s AND y.ends_on >= %(start)s
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
 WHERE m.school_id = %(school)s AND m.pupil_id = %(pupil)s
   AND m.from_on <= %(end)s AND (m.to_on IS NULL OR m.to_on >= %(start)s)
 GROUP BY u.id, u.name, u.position
 ORDER BY u.position, u.name
"""
_ENTRIES = """
SELECT u.name, m.on, l.number, l.id, m.value, m.comment, coalesce(nullif(w.title, ''), k.title), w.weight,
       w.position
  FROM journal_mark m
  JOIN timetable_lesson l ON l.school_id = m.school_id AND l.id = m.lesson_id
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  JOIN journal_work w ON w.school_id = m.school_id AND w.id = m.work_id
  JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
 WHERE m.school_id = %(school)s AND m.pupil_id = %(pupil)s AND m.on BETWEEN %(start)s AND %(end)s
   AND m.value <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
UNION ALL
SELECT u.name, a.on, l.number, l.id, a.code, a.comment, NULL, NULL, -1
  FROM journal_attendance a
  JOIN timetable_lesson l ON l.school_id = a.school_id AND l.id = a.lesson_id
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
 WHERE a.school_id = %(school)s AND a.pupil_id = %(pupil)s AND a.on BETWEEN %(start)s AND %(end)s
   AND a.code <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                    WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
 ORDER BY 2, 3, 4, 9
"""
_LATE = "о"


def table_of(*, school_id: int, pupil_id: int, start: date, end: date) -> Table:
    """The table from ``start`` to ``end``, both included."""
    values = {"school": school_id, "pupil": pupil_id, "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_SUBJECTS, values)
        subjects = dict(cursor.fetchall())
        cursor.execute(_ENTRIES, values)
        entries = [Entry(*row[:8]) for row in cursor.fetchall()]
    by_subject: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_subject[entry.subject].append(entry)
    for subject in by_subject:
        # marks of a group that the pupil has left since then are still his
        subjects.setdefault(subject, "marks")
    rows = tuple(_row(subject, marking, by_subject[subject]) for subject, marking in subjects.items())
    return Table(tuple(sorted({entry.on for entry in entries})), rows, tuple(entries))


def _row(subject: str, marking: str, entries: list[Entry]) -> SubjectRow:
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.on].append(entry)
    marks = [(entry.value, entry.weight) for entry in entries if entry.weight is not None]
    codes = [entry.value for entry in entries if entry.weight is None]
    late = codes.count(_LATE)
    return SubjectRow(subject, marking, dict(by_day), counted(marks), len(codes) - late, late)
