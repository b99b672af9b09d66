"""The story of one cell: every row of the mark and of the attendance, oldest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from otmetka.core.names import Name


@dataclass(frozen=True)
class Step:
    """One row: what it made of the cell, who wrote it and when."""

    kind: str
    value: str
    comment: str
    at: datetime
    author: Name
    id: int
    current: bool


@dataclass(frozen=True)
class Story:
    """A cell with its past."""

    pupil: Name
    work_id: int | None
    work: str
    steps: list[Step]

    @property
    def comment(self) -> str:
        """The comment that stands now."""
        return next((step.comment for step in self.steps if step.current and step.kind == "mark"), "")

    @property
    def mark(self) -> str:
        """The mark that stands now."""
        return next((step.value for step in self.steps if step.current and step.kind == "mark"), "")

    @property
    def seen(self) -> str:
        """The rows a writer of the comment has seen: «mark,attendance»."""
        current = {step.kind: step.id for step in self.steps if step.current and step.value}
        return f"{current.get('mark', 0)},{current.get('attendance', 0)}"


_PUPIL = """
SELECT p.surname, p.given, p.patronymic, w.id, coalesce(nullif(w.title, ''), k.title, '')
  FROM timetable_lesson l
  JOIN people_groupmembership m ON m.school_id = l.school_id AND m.group_id = l.group_id
       AND m.pupil_id = %(pupil)s
  JOIN people_pupil u ON u.school_id = l.school_id AND u.id = m.pupil_id
  JOIN people_person p ON p.school_id = l.school_id AND p.id = u.person_id
  LEFT JOIN journal_work w ON w.school_id = l.school_id AND w.lesson_id = l.id
       AND (w.id = %(work)s OR (%(work)s::bigint IS NULL AND w.position = 0))
  LEFT JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
 WHERE l.school_id = %(school)s AND l.id = %(lesson)s
 LIMIT 1
"""
_STEPS = """
SELECT 'mark', m.value, m.comment, m.at, p.surname, p.given, p.patronymic, m.id,
       NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
  FROM journal_mark m JOIN people_person p ON p.school_id = m.school_id AND p.id = m.author_id
 WHERE m.school_id = %(school)s AND m.lesson_id = %(lesson)s AND m.work_id = %(work)s
   AND m.pupil_id = %(pupil)s
UNION ALL
SELECT 'attendance', a.code, a.comment, a.at, p.surname, p.given, p.patronymic, a.id,
       NOT EXISTS (SELECT 1 FROM journal_attendance n
                    WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
  FROM journal_attendance a JOIN people_person p ON p.school_id = a.school_id AND p.id = a.author_id
 WHERE a.school_id = %(school)s AND a.lesson_id = %(lesson)s AND a.pupil_id = %(pupil)s
 ORDER BY 4, 8
"""


def cell_history(*, school_id: int, lesson_id: int, pupil_id: int, work_id: int | None) -> Story | None:
    """The story of a cell, or None where the pupil never was in the lesson's group."""
    values = {"school": school_id, "lesson": lesson_id, "pupil": pupil_id, "work": work_id}
    with connection.cursor() as cursor:
        cursor.execute(_PUPIL, values)
        row = cursor.fetchone()
        if row is None:
            return None
        cursor.execute(_STEPS, {**values, "work": row[3]})
        steps = [Step(*step[:4], Name(*step[4:7]), *step[7:]) for step in cursor.fetchall()]
    return Story(Name(*row[:3]), row[3], row[4], steps)
