"""Current cells of some (pupil, lesson) pairs: one SQL statement."""

from collections.abc import Iterable

from django.db import connection

from otmetka.journal.queries.cell import Cell
from otmetka.journal.rules.cell import CellState

_CELLS = """
SELECT q.pupil_id, q.lesson_id, w.id, m.id, m.value, m.comment, a.id, a.code,
       p.surname, p.given, p.patronymic, greatest(m.at, a.at)
  FROM unnest(%(pupils)s::bigint[], %(lessons)s::bigint[]) AS q (pupil_id, lesson_id)
  LEFT JOIN journal_work w ON w.school_id = %(school)s AND w.lesson_id = q.lesson_id
  LEFT JOIN journal_mark m ON m.school_id = %(school)s AND m.work_id = w.id AND m.pupil_id = q.pupil_id
       AND NOT EXISTS (SELECT 1 FROM journal_mark n
                        WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
  LEFT JOIN journal_attendance a ON a.school_id = %(school)s AND a.lesson_id = q.lesson_id
       AND a.pupil_id = q.pupil_id
       AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                        WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
  LEFT JOIN people_person p ON p.school_id = %(school)s AND p.id = coalesce(m.author_id, a.author_id)
 ORDER BY q.pupil_id, q.lesson_id, w.position
"""


def cells_of(*, school_id: int, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[Cell]]:
    """For each pair its cells, one for each work of the lesson (or one without a work)."""
    pairs = sorted(pairs)
    values = {
        "school": school_id,
        "pupils": [pupil_id for pupil_id, _lesson in pairs],
        "lessons": [lesson_id for _pupil, lesson_id in pairs],
    }
    found: dict[tuple[int, int], list[Cell]] = {pair: [] for pair in pairs}
    with connection.cursor() as cursor:
        cursor.execute(_CELLS, values)
        for pupil_id, lesson_id, *row in cursor.fetchall():
            found[pupil_id, lesson_id].append(_cell(row))
    return found


def _cell(row: list) -> Cell:
    work_id, mark_id, value, comment, attendance_id, code, surname, given, patronymic, at = row
    return Cell(
        state=CellState(value or "", code or ""),
        mark_id=mark_id if value else 0,
        attendance_id=attendance_id if code else 0,
        comment=comment or "",
        by=" ".join(part for part in (surname, given, patronymic) if part),
        at=at,
        work_id=work_id,
        last_mark_id=mark_id or 0,
        last_attendance_id=attendance_id or 0,
    )
