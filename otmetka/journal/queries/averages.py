"""The marks of one pupil in a term of a group, for the average in a cell's reply."""

from decimal import Decimal

from django.db import connection

_MARKS = """
SELECT m.value, w.weight
  FROM timetable_lesson o
  JOIN schools_term t ON t.school_id = o.school_id AND t.year_id = o.year_id
       AND o.on BETWEEN t.starts_on AND t.ends_on AND %(grade)s BETWEEN t.grade_from AND t.grade_to
  JOIN journal_mark m ON m.school_id = o.school_id AND m.pupil_id = %(pupil)s
       AND m.on BETWEEN t.starts_on AND t.ends_on
  JOIN timetable_lesson l ON l.school_id = m.school_id AND l.id = m.lesson_id AND l.group_id = o.group_id
  JOIN journal_work w ON w.school_id = m.school_id AND w.id = m.work_id
 WHERE o.school_id = %(school)s AND o.id = %(lesson)s AND m.value <> ''
   AND NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)
 ORDER BY m.on, l.number, w.position
"""


def marks_of_term(*, school_id: int, lesson_id: int, pupil_id: int, grade: int) -> list[tuple[str, Decimal]]:
    """(value, weight) of the pupil's marks in the lesson's group and term, oldest first."""
    values = {"school": school_id, "lesson": lesson_id, "pupil": pupil_id, "grade": grade}
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, values)
        return cursor.fetchall()
