"""Staging tables of a load: COPY is refused on a table under row security, but not on a temporary one."""

from collections.abc import Iterable

from otmetka.journal.services.bulk.batch import FactBatch

_TABLES = """
CREATE TEMP TABLE bulk_work (
  lesson_id bigint, position smallint, kind_id bigint, title varchar(120), weight numeric(4, 2)
) ON COMMIT DROP;
CREATE TEMP TABLE bulk_mark (
  lesson_id bigint, position smallint, pupil_id bigint, version smallint, value varchar(9),
  comment varchar(500), author_id bigint, at timestamptz
) ON COMMIT DROP;
CREATE TEMP TABLE bulk_attendance (
  lesson_id bigint, pupil_id bigint, version smallint, code varchar(4), comment varchar(500),
  author_id bigint, at timestamptz
) ON COMMIT DROP;
CREATE TEMP TABLE bulk_record (
  lesson_id bigint, version smallint, topic varchar(500), plan_topic_id bigint,
  author_id bigint, at timestamptz
) ON COMMIT DROP;
CREATE TEMP TABLE bulk_homework (
  lesson_id bigint, version smallint, text text, minutes smallint, due_on date,
  author_id bigint, at timestamptz
) ON COMMIT DROP;
CREATE TEMP TABLE bulk_work_made (lesson_id bigint, position smallint, id bigint) ON COMMIT DROP;
CREATE TEMP TABLE bulk_made (
  fact text, cell bigint, pupil_id bigint, version smallint, id bigint, body jsonb
) ON COMMIT DROP;
"""
_COPIES = {
    "works": "COPY bulk_work FROM STDIN",
    "marks": "COPY bulk_mark FROM STDIN",
    "attendance": "COPY bulk_attendance FROM STDIN",
    "records": "COPY bulk_record FROM STDIN",
    "homework": "COPY bulk_homework FROM STDIN",
}
#: What every check asks about a lesson, read once.
_LESSONS = """
CREATE TEMP TABLE bulk_lesson ON COMMIT DROP AS
SELECT l.id, l.group_id, l.on, l.starts_at, g.marking, y.closed_at IS NOT NULL AS closed, s.timezone,
       coalesce(c.grade, 0) AS grade, d.first_at
  FROM (SELECT lesson_id, min(at) AS first_at FROM (
          SELECT lesson_id, at FROM bulk_mark UNION ALL SELECT lesson_id, at FROM bulk_attendance
          UNION ALL SELECT lesson_id, at FROM bulk_record UNION ALL SELECT lesson_id, at FROM bulk_homework
          UNION ALL SELECT lesson_id, NULL FROM bulk_work) every GROUP BY lesson_id) d
  JOIN timetable_lesson l ON l.school_id = %(school)s AND l.id = d.lesson_id
  JOIN schools_teachinggroup g ON g.school_id = %(school)s AND g.id = l.group_id
  JOIN schools_schoolyear y ON y.school_id = %(school)s AND y.id = l.year_id
  JOIN schools_school s ON s.id = %(school)s
  LEFT JOIN (SELECT k.group_id, max(c.grade) AS grade FROM schools_groupclass k
               JOIN schools_schoolclass c ON c.school_id = %(school)s AND c.id = k.school_class_id
              WHERE k.school_id = %(school)s GROUP BY k.group_id) c ON c.group_id = g.id
"""
_ANALYZE = "ANALYZE bulk_work, bulk_mark, bulk_attendance, bulk_record, bulk_homework"
_DROP = """
DROP TABLE bulk_work, bulk_mark, bulk_attendance, bulk_record, bulk_homework, bulk_work_made, bulk_made,
           bulk_lesson
"""


def stage(cursor, school_id: int, batch: FactBatch) -> dict[str, int]:
    """Copy the batch into temporary tables; gives the number of rows of each kind."""
    cursor.execute(_TABLES)
    counts = {name: _copy(cursor, statement, getattr(batch, name)) for name, statement in _COPIES.items()}
    cursor.execute(_ANALYZE)
    cursor.execute(_LESSONS, {"school": school_id})
    cursor.execute("ANALYZE bulk_lesson")
    return counts


def unstage(cursor) -> None:
    """Drop the temporary tables, so that one transaction may load twice."""
    cursor.execute(_DROP)


def _copy(cursor, statement: str, rows: Iterable[tuple]) -> int:
    count = 0
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count
