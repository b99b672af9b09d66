"""Everything the saving of one cell reads beside its lesson: two SQL statements."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from otmetka.journal.rules.cell import CellState
from otmetka.journal.rules.marks import MarkLimits
from otmetka.regulations.queries.values import values_in_force

SCALE = "marks.scale"
BESIDE_ABSENCE = "marks.beside_absence"


@dataclass(frozen=True)
class Cell:
    """The current state of a cell with the ids that a writer must have seen."""

    state: CellState
    mark_id: int
    attendance_id: int
    comment: str = ""
    by: str = ""
    at: datetime | None = None
    work_id: int | None = None
    last_mark_id: int = 0
    last_attendance_id: int = 0


@dataclass(frozen=True)
class CellContext:
    """The cell and what the rule asks about it."""

    cell: Cell
    member: bool
    repeated: bool
    written: bool
    second_mark: bool


_CONTEXT = """
SELECT
  EXISTS (SELECT 1 FROM people_groupmembership m
           WHERE m.school_id = %(school)s AND m.group_id = %(group)s AND m.pupil_id = %(pupil)s
             AND m.from_on <= %(on)s AND (m.to_on IS NULL OR m.to_on >= %(on)s)),
  EXISTS (SELECT 1 FROM journal_mark c WHERE c.school_id = %(school)s AND c.command = %(command)s)
  OR EXISTS (SELECT 1 FROM journal_attendance c WHERE c.school_id = %(school)s AND c.command = %(command)s),
  w.id, k.written, k.second_mark,
  m.id, m.value, m.comment, m.at, a.id, a.code, a.at, p.surname, p.given, p.patronymic
FROM (VALUES (1)) one
LEFT JOIN journal_work w ON w.school_id = %(school)s AND w.lesson_id = %(lesson)s
     AND w.id = coalesce(%(work)s, (SELECT f.id FROM journal_work f WHERE f.school_id = %(school)s
                                     AND f.lesson_id = %(lesson)s AND f.position = 0))
LEFT JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
LEFT JOIN journal_mark m ON m.school_id = %(school)s AND m.work_id = w.id AND m.pupil_id = %(pupil)s
     AND NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
LEFT JOIN journal_attendance a ON a.school_id = %(school)s AND a.lesson_id = %(lesson)s
     AND a.pupil_id = %(pupil)s
     AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                      WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
LEFT JOIN people_person p ON p.school_id = %(school)s
     AND p.id = CASE WHEN a.at > coalesce(m.at, '-infinity') THEN a.author_id ELSE m.author_id END
"""


def cell_context(
    *, school_id: int, lesson_id: int, group_id: int, on: date, work_id: int | None, pupil_id: int,
    command: UUID | None,
) -> CellContext:  # fmt: skip
    """The current cell; ``work_id`` None means the lesson's first column, made or not yet made."""
    values = {
        "school": school_id, "lesson": lesson_id, "group": group_id, "on": on, "work": work_id,
        "pupil": pupil_id, "command": command,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CONTEXT, values)
        return _context(cursor.fetchone())


def _context(row: tuple) -> CellContext:
    member, repeated, work_id, written, second, *facts = row
    mark_id, value, comment, mark_at, attendance_id, code, attendance_at, *author = facts
    moments = [moment for moment in (mark_at, attendance_at) if moment]
    cell = Cell(
        state=CellState(value or "", code or ""),
        mark_id=mark_id if value else 0,
        attendance_id=attendance_id if code else 0,
        comment=comment or "",
        by=" ".join(part for part in author if part),
        at=max(moments, default=None),
        work_id=work_id,
        last_mark_id=mark_id or 0,
        last_attendance_id=attendance_id or 0,
    )
    return CellContext(cell, member, repeated, bool(written), bool(second))


def mark_limits(school_id: int, grade: int, on: date) -> MarkLimits:
    """The scale and the rules of the cell in force on a date for a grade (DOMAIN S13)."""
    found = values_in_force(school_id, [SCALE, BESIDE_ABSENCE], grade, on)
    return MarkLimits(tuple(found[SCALE].value), found[BESIDE_ABSENCE].value)
