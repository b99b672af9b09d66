"""The right page of the spread: what was taught and set, lesson by lesson; one SQL statement."""

from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class TaughtLesson:
    """A lesson of the term with its topic and homework."""

    id: int
    on: date
    number: int
    topic: str
    homework: str
    due_on: date | None
    files: int


_TOPICS = """
SELECT l.id, l.on, l.number, coalesce(c.topic, ''), coalesce(h.text, ''), h.due_on,
  (SELECT count(*) FROM journal_homeworkfile f WHERE f.school_id = h.school_id AND f.homework_id = h.id)
  FROM timetable_lesson l
  LEFT JOIN journal_lessonrecord c ON c.school_id = l.school_id AND c.lesson_id = l.id
       AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                        WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)
  LEFT JOIN journal_homework h ON h.school_id = l.school_id AND h.lesson_id = l.id
       AND NOT EXISTS (SELECT 1 FROM journal_homework n
                        WHERE n.school_id = h.school_id AND n.predecessor_id = h.id)
 WHERE l.school_id = %(school)s AND l.group_id = %(group)s AND l.on BETWEEN %(start)s AND %(end)s
 ORDER BY l.on, l.number
"""


def taught_lessons(*, school_id: int, group_id: int, start: date, end: date) -> list[TaughtLesson]:
    """The lessons of a group between two days with what was recorded."""
    values = {"school": school_id, "group": group_id, "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_TOPICS, values)
        return [TaughtLesson(*row) for row in cursor.fetchall()]
