"""Whether a staged load may be written: a fixed number of statements for any number of rows.

The rules are those of a single cell: what differs in a load is asked of PostgreSQL, and each differing
combination of value, marking and kind goes through the same ``check_mark`` once.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.journal.rules.cell import ATTENDANCE, CellState
from otmetka.journal.rules.marks import CellFacts, check_mark
from otmetka.journal.services.bulk.limits import LimitsBook
from otmetka.journal.services.bulk.words import BULK_REFUSALS

_SHOWN = 20
_CLOSED = "SELECT id, NULL FROM bulk_lesson WHERE closed LIMIT 20"
#: Code of the refusal → rows (lesson, pupil) that earn it.
_CHECKS = {
    "no_lesson": """
SELECT s.lesson_id, NULL FROM (
  SELECT lesson_id FROM bulk_work UNION SELECT lesson_id FROM bulk_mark
  UNION SELECT lesson_id FROM bulk_attendance UNION SELECT lesson_id FROM bulk_record
  UNION SELECT lesson_id FROM bulk_homework) s
 WHERE NOT EXISTS (SELECT 1 FROM bulk_lesson l WHERE l.id = s.lesson_id) LIMIT 20
""",
    "not_enrolled": """
SELECT s.lesson_id, s.pupil_id FROM (
  SELECT lesson_id, pupil_id FROM bulk_mark UNION SELECT lesson_id, pupil_id FROM bulk_attendance) s
  JOIN bulk_lesson l ON l.id = s.lesson_id
 WHERE NOT EXISTS (SELECT 1 FROM people_groupmembership m
                    WHERE m.school_id = %(school)s AND m.group_id = l.group_id AND m.pupil_id = s.pupil_id
                      AND m.from_on <= l.on AND (m.to_on IS NULL OR m.to_on >= l.on)) LIMIT 20
""",
    "lesson_ahead": """
SELECT s.lesson_id, s.pupil_id FROM (
  SELECT lesson_id, pupil_id, at FROM bulk_mark UNION ALL SELECT lesson_id, pupil_id, at FROM bulk_attendance
  UNION ALL SELECT lesson_id, NULL, at FROM bulk_record) s JOIN bulk_lesson l ON l.id = s.lesson_id
 WHERE l.on > (s.at AT TIME ZONE l.timezone)::date LIMIT 20
""",
    "after_now": """
SELECT s.lesson_id, NULL FROM (
  SELECT lesson_id, at FROM bulk_mark UNION ALL SELECT lesson_id, at FROM bulk_attendance
  UNION ALL SELECT lesson_id, at FROM bulk_record UNION ALL SELECT lesson_id, at FROM bulk_homework) s
 WHERE s.at > %(now)s LIMIT 20
""",
    "no_author": """
SELECT s.author_id, NULL FROM (
  SELECT author_id FROM bulk_mark UNION SELECT author_id FROM bulk_attendance
  UNION SELECT author_id FROM bulk_record UNION SELECT author_id FROM bulk_homework) s
 WHERE NOT EXISTS (SELECT 1 FROM people_person p WHERE p.school_id = %(school)s AND p.id = s.author_id)
 LIMIT 20
""",
    "no_kind": """
SELECT w.lesson_id, NULL FROM bulk_work w JOIN bulk_lesson l ON l.id = w.lesson_id
 WHERE NOT EXISTS (SELECT 1 FROM regulations_workkind k
                    WHERE k.school_id = %(school)s AND k.id = w.kind_id AND k.from_on <= l.on
                      AND (k.to_on IS NULL OR k.to_on >= l.on)) LIMIT 20
""",
    "no_work": """
SELECT s.lesson_id, s.pupil_id FROM bulk_mark s
 WHERE NOT EXISTS (SELECT 1 FROM bulk_work w WHERE w.lesson_id = s.lesson_id AND w.position = s.position)
 LIMIT 20
""",
    "other_plan": """
SELECT s.lesson_id, NULL FROM bulk_record s JOIN bulk_lesson l ON l.id = s.lesson_id
 WHERE s.plan_topic_id IS NOT NULL AND NOT EXISTS (
   SELECT 1 FROM journal_plantopic t
     JOIN journal_lessonplan p ON p.school_id = %(school)s AND p.id = t.plan_id
    WHERE t.school_id = %(school)s AND t.id = s.plan_topic_id AND p.group_id = l.group_id) LIMIT 20
""",
    "due_before_lesson": """
SELECT s.lesson_id, NULL FROM bulk_homework s JOIN bulk_lesson l ON l.id = s.lesson_id
 WHERE s.due_on < l.on LIMIT 20
""",
    "gap": """
SELECT lesson_id, pupil_id FROM (
  SELECT lesson_id, pupil_id, version, at,
         lag(version, 1, -1::smallint) OVER w AS before, lag(at) OVER w AS before_at
    FROM (SELECT 1 AS kind, lesson_id, position, pupil_id, version, at FROM bulk_mark
          UNION ALL SELECT 2, lesson_id, 0, pupil_id, version, at FROM bulk_attendance
          UNION ALL SELECT 3, lesson_id, 0, 0, version, at FROM bulk_record
          UNION ALL SELECT 4, lesson_id, 0, 0, version, at FROM bulk_homework) every
  WINDOW w AS (PARTITION BY kind, lesson_id, position, pupil_id ORDER BY version)) chain
 WHERE version <> before + 1 OR at < before_at LIMIT 20
""",
}
_CODES = "SELECT code, min(lesson_id), min(pupil_id) FROM bulk_attendance GROUP BY code"
_VALUES = """
SELECT s.value, l.marking, l.grade, l.on, k.written, k.second_mark, coalesce(a.code, ''),
       min(s.lesson_id), min(s.pupil_id)
  FROM bulk_mark s
  JOIN bulk_lesson l ON l.id = s.lesson_id
  JOIN bulk_work w ON w.lesson_id = s.lesson_id AND w.position = s.position
  JOIN regulations_workkind k ON k.school_id = %(school)s AND k.id = w.kind_id
  LEFT JOIN (SELECT DISTINCT ON (lesson_id, pupil_id) lesson_id, pupil_id, code FROM bulk_attendance
              ORDER BY lesson_id, pupil_id, version DESC) a
         ON a.lesson_id = s.lesson_id AND a.pupil_id = s.pupil_id
 GROUP BY 1, 2, 3, 4, 5, 6, 7
"""


def check(cursor, school_id: int, *, into_closed: bool, now: datetime) -> None:
    """Raise Invalid with its ``reason`` and the first ``rows`` for a load that may not be written."""
    if not into_closed:
        _refuse(cursor, "year_closed", _CLOSED, {})
    for code, statement in _CHECKS.items():
        _refuse(cursor, code, statement, {"school": school_id, "now": now})
    _check_codes(cursor)
    _check_values(cursor, school_id)


def _refuse(cursor, code: str, statement: str, values: dict[str, Any]) -> None:
    cursor.execute(statement, values)
    if rows := cursor.fetchall():
        raise refusal(code, rows)


def refusal(code: str, rows: list[tuple]) -> Invalid:
    """The error of a refused load: what is wrong and where, (lesson, pupil) by their numbers."""
    message = _("Загрузка не принята: %(why)s") % {"why": BULK_REFUSALS[code]}
    return Invalid(message, reason=code, rows=rows[:_SHOWN])


def _check_codes(cursor) -> None:
    cursor.execute(_CODES)
    for code, lesson_id, pupil_id in cursor.fetchall():
        if code and code not in ATTENDANCE:
            raise refusal("unknown_sign", [(lesson_id, pupil_id)])


def _check_values(cursor, school_id: int) -> None:
    limits = LimitsBook(school_id)
    cursor.execute(_VALUES, {"school": school_id})
    for value, marking, grade, on, written, second, attendance, *place in cursor.fetchall():
        facts = CellFacts(
            lesson_on=on, marking=marking, year_closed=False, member=True, written=written, second_mark=second
        )
        verdict = check_mark(CellState(value, attendance), facts, limits.on(grade, on), on)
        if not verdict.allowed:
            raise refusal(verdict.code, [tuple(place)])
