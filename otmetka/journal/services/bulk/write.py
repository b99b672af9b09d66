"""Writing a staged load: one statement for each version makes the facts with their audit rows.

The trail tells each fact as the service of a single one does (``services.marks``, ``fill_lesson``).
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from otmetka.audit.trail import Who


@dataclass(frozen=True)
class Fact:
    """SQL words of one kind of fact; ``cell`` and ``pupil`` are what a chain of versions hangs on.

    ``core`` is what old and new tell, ``extra`` what only new tells, ``empty`` the core of nothing.
    """

    name: str
    staging: str
    action: str
    place: str
    columns: str
    joins: str
    sources: str
    staged_cell: str
    cell: str
    staged_pupil: str
    pupil: str
    core: str
    extra: str
    empty: str


_LESSON = "JOIN bulk_lesson l ON l.id = s.lesson_id"
FACTS = (
    Fact(
        name="mark", staging="bulk_mark", action="journal.mark.put", place="journal.mark",
        columns='work_id, pupil_id, "on", value, comment',
        joins=_LESSON + " JOIN bulk_work_made w ON w.lesson_id = s.lesson_id AND w.position = s.position",
        sources="w.id, s.pupil_id, l.on, s.value, s.comment",
        staged_cell="w.id", cell="f.work_id", staged_pupil="s.pupil_id", pupil="f.pupil_id",
        core="jsonb_build_object('value', f.value, 'comment', f.comment)",
        extra="jsonb_build_object('work', f.work_id, 'lesson', f.lesson_id)",
        empty='{"value": "", "comment": ""}',
    ),
    Fact(
        name="attendance", staging="bulk_attendance", action="journal.attendance.put",
        place="journal.attendance",
        columns='pupil_id, "on", code, comment', joins=_LESSON,
        sources="s.pupil_id, l.on, s.code, s.comment",
        staged_cell="s.lesson_id", cell="f.lesson_id", staged_pupil="s.pupil_id", pupil="f.pupil_id",
        core="jsonb_build_object('code', f.code)",
        extra="jsonb_build_object('lesson', f.lesson_id)",
        empty='{"code": ""}',
    ),
    Fact(
        name="lessonrecord", staging="bulk_record", action="journal.lesson.recorded", place="journal.record",
        columns="topic, plan_topic_id", joins="", sources="s.topic, s.plan_topic_id",
        staged_cell="s.lesson_id", cell="f.lesson_id", staged_pupil="NULL::bigint", pupil="NULL::bigint",
        core="jsonb_build_object('topic', f.topic)",
        extra="jsonb_build_object('plan_topic', f.plan_topic_id, 'lesson', f.lesson_id)",
        empty='{"topic": ""}',
    ),
    Fact(
        name="homework", staging="bulk_homework", action="journal.homework.set", place="journal.homework",
        columns="text, minutes, due_on", joins="", sources="s.text, s.minutes, s.due_on",
        staged_cell="s.lesson_id", cell="f.lesson_id", staged_pupil="NULL::bigint", pupil="NULL::bigint",
        core="jsonb_build_object('text', f.text, 'minutes', f.minutes, 'due_on', f.due_on, "
             "'files', '[]'::jsonb)",
        extra="jsonb_build_object('lesson', f.lesson_id)",
        empty='{"text": "", "minutes": null, "due_on": null, "files": []}',
    ),
)  # fmt: skip
_TRAIL = "at, account_id, person_id, duty, session, action, place, place_id, pupil_id, old, new, ground"
_WHO = "%(now)s, %(account)s, %(person)s, %(duty)s, %(session)s"
_INSERT = """
WITH made AS (
  INSERT INTO journal_{name} AS f (school_id, lesson_id, {columns}, predecessor_id, author_id, at)
  SELECT %(school)s, s.lesson_id, {sources}, b.id, s.author_id, s.at
    FROM {staging} s {joins}
    LEFT JOIN bulk_made b ON b.fact = '{name}' AND b.version = s.version - 1 AND b.cell = {staged_cell}
              AND b.pupil_id IS NOT DISTINCT FROM {staged_pupil}
   WHERE s.version = %(version)s
  RETURNING f.*
), to_be_corrected AS (
  INSERT INTO bulk_made (fact, cell, pupil_id, version, id, body)
  SELECT '{name}', {cell}, {pupil}, %(version)s, f.id, {core}
    FROM made f JOIN (SELECT {staged_cell} AS cell, {staged_pupil} AS pupil_id FROM {staging} s {joins}
                       WHERE s.version = %(version)s + 1) next
      ON next.cell = {cell} AND next.pupil_id IS NOT DISTINCT FROM {pupil}
)
INSERT INTO audit_auditentry (school_id, {trail})
SELECT %(school)s, {who}, '{action}', '{place}', f.id, {pupil}, coalesce(b.body, '{empty}'::jsonb),
       {core} || {extra}, %(ground)s
  FROM made f LEFT JOIN bulk_made b ON b.fact = '{name}' AND b.id = f.predecessor_id
"""
_INSERT_WORKS = """
WITH made AS (
  INSERT INTO journal_work (school_id, lesson_id, kind_id, title, weight, position)
  SELECT %(school)s, lesson_id, kind_id, title, weight, position FROM bulk_work
  RETURNING id, lesson_id, kind_id, title, weight, position
), kept AS (
  INSERT INTO bulk_work_made SELECT lesson_id, position, id FROM made
)
INSERT INTO audit_auditentry (school_id, {trail})
SELECT %(school)s, {who}, 'journal.work.added', 'journal.work', id, NULL, NULL,
       jsonb_build_object('kind', kind_id, 'title', title, 'weight', weight::text, 'lesson', lesson_id),
       %(ground)s
  FROM made
"""
_TOUCH = """
UPDATE timetable_lesson l SET touched_at = b.first_at FROM bulk_lesson b
 WHERE l.school_id = %(school)s AND l.id = b.id AND b.first_at IS NOT NULL AND l.touched_at IS NULL
"""
_VERSIONS = sql.SQL("SELECT coalesce(max(version) + 1, 0) FROM {}")
_SPAN = 'SELECT min("on"), max("on") FROM bulk_lesson'


def write(cursor, school_id: int, who: Who, ground: str, *, now: datetime) -> None:
    """Lessons first (which locks them), then works, then each kind of fact version by version."""
    values: dict[str, Any] = {
        "school": school_id, "now": now, "account": who.account_id, "person": who.person_id, "duty": who.duty,
        "session": who.session, "ground": ground,
    }  # fmt: skip
    cursor.execute(_TOUCH, values)
    cursor.execute(_INSERT_WORKS.format(trail=_TRAIL, who=_WHO), values)
    cursor.execute("ANALYZE bulk_work_made")
    for fact in FACTS:
        statement = _INSERT.format(trail=_TRAIL, who=_WHO, **asdict(fact))
        for version in range(_versions(cursor, fact.staging)):
            cursor.execute(statement, {**values, "version": version})
            cursor.execute("ANALYZE bulk_made")


def span(cursor) -> tuple:
    """The first and the last day of the staged lessons."""
    cursor.execute(_SPAN)
    return cursor.fetchone()


def _versions(cursor, staging: str) -> int:
    cursor.execute(_VERSIONS.format(sql.Identifier(staging)))
    return cursor.fetchone()[0]
