"""Marks and absences of one pupil between two days. One SQL statement."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection


@dataclass(frozen=True, slots=True)
class DiaryMark:
    """A current mark with what it was given for; ``corrected`` where another figure stood before."""

    lesson_id: int
    on: date
    value: str
    comment: str
    kind: str
    weight: Decimal
    corrected: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """A current absence or lateness: «н», «б», «у», «о»."""

    lesson_id: int
    on: date
    code: str
    comment: str


@dataclass(frozen=True)
class Facts:
    """By lesson: its marks in the order of its works, and its absence."""

    marks: dict[int, list[DiaryMark]]
    absences: dict[int, Absence]


_FACTS = """
SELECT m.lesson_id, m.on, m.value, m.comment, coalesce(nullif(w.title, ''), k.title), w.weight,
       EXISTS (SELECT 1 FROM journal_mark o WHERE o.school_id = m.school_id AND o.id = m.predecessor_id
                AND o.value <> '' AND o.value <> m.value),
       w.position
  FROM journal_mark m
  JOIN journal_work w ON w.school_id = m.school_id AND w.id = m.work_id
  JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
 WHERE m.school_id = %(school)s AND m.pupil_id = %(pupil)s AND m.on BETWEEN %(start)s AND %(end)s
   AND m.value <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
UNION ALL
SELECT a.lesson_id, a.on, a.code, a.comment, NULL, NULL, false, 0
  FROM journal_attendance a
 WHERE a.school_id = %(school)s AND a.pupil_id = %(pupil)s AND a.on BETWEEN %(start)s AND %(end)s
   AND a.code <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                    WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
 ORDER BY 2, 1, 8
"""


def facts_of(*, school_id: int, pupil_id: int, start: date, end: date) -> Facts:
    """Everything the family may see of marks and attendance, as it stands now."""
    values = {"school": school_id, "pupil": pupil_id, "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, values)
        rows = cursor.fetchall()
    marks: dict[int, list[DiaryMark]] = defaultdict(list)
    absences: dict[int, Absence] = {}
    for row in rows:
        if row[4] is None:
            absences[row[0]] = Absence(*row[:4])
        else:
            marks[row[0]].append(DiaryMark(*row[:7]))
    return Facts(dict(marks), absences)
