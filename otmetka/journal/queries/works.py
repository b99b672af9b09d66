"""The works of a lesson and the kinds to choose from."""

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class WorkLine:
    """A column of a lesson as its dialog shows it."""

    id: int
    kind_id: int
    title: str
    has_marks: bool


_WORKS = """
SELECT w.id, w.kind_id, w.title,
       EXISTS (SELECT 1 FROM journal_mark m WHERE m.school_id = w.school_id AND m.work_id = w.id)
  FROM journal_work w WHERE w.school_id = %(school)s AND w.lesson_id = %(lesson)s ORDER BY w.position
"""


def works_of(school_id: int, lesson_id: int) -> list[WorkLine]:
    """The columns of a lesson in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_WORKS, {"school": school_id, "lesson": lesson_id})
        return [WorkLine(*row) for row in cursor.fetchall()]
