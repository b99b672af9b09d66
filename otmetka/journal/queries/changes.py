"""What changed on a class page since a cursor: one SQL statement, nothing written."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

#: A row may be committed later than a row with a higher number; so the last half-minute is told again.
OVERLAP = timedelta(seconds=30)

_CHANGES = """
SELECT m.id, 0, m.pupil_id, m.lesson_id, m.work_id FROM journal_mark m
  JOIN timetable_lesson l ON l.school_id = m.school_id AND l.id = m.lesson_id
 WHERE m.school_id = %(school)s AND l.group_id = %(group)s AND l.on BETWEEN %(start)s AND %(end)s
   AND (m.id > %(mark)s OR (m.id > %(mark)s - 2000 AND m.at > %(since)s))
UNION ALL
SELECT 0, a.id, a.pupil_id, a.lesson_id, NULL FROM journal_attendance a
  JOIN timetable_lesson l ON l.school_id = a.school_id AND l.id = a.lesson_id
 WHERE a.school_id = %(school)s AND l.group_id = %(group)s AND l.on BETWEEN %(start)s AND %(end)s
   AND (a.id > %(attendance)s OR (a.id > %(attendance)s - 2000 AND a.at > %(since)s))
"""


@dataclass(frozen=True)
class Cursor:
    """How far a client has seen: the last mark and the last attendance."""

    mark: int
    attendance: int

    @property
    def text(self) -> str:
        """``8812.301``."""
        return f"{self.mark}.{self.attendance}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """The cursor of a client; nonsense begins at the beginning."""
        mark, _dot, attendance = text.partition(".")
        return cls(int(mark or 0), int(attendance or 0)) if (mark + attendance).isdigit() else cls(0, 0)


def changed_pupils(
    *, school_id: int, group_id: int, start: date, end: date, cursor: Cursor, now: datetime
) -> tuple[Cursor, set[tuple[int, int]]]:
    """The new cursor and the (pupil, lesson) pairs of a group's term that changed."""
    values = {
        "school": school_id, "group": group_id, "start": start, "end": end, "mark": cursor.mark,
        "attendance": cursor.attendance, "since": now - OVERLAP,
    }  # fmt: skip
    with connection.cursor() as db:
        db.execute(_CHANGES, values)
        rows = db.fetchall()
    marks = max([cursor.mark, *(row[0] for row in rows)])
    attendance = max([cursor.attendance, *(row[1] for row in rows)])
    return Cursor(marks, attendance), {(row[2], row[3]) for row in rows}
