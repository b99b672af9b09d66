"""Whether staff may read a file of a homework: by the lesson that it hangs on (SECURITY 11)."""

from django.db import connection

from otmetka.access.actor import Actor
from otmetka.core.errors import NotFound
from otmetka.journal.policy import lesson_to_read

_LESSONS = """
SELECT DISTINCT h.lesson_id
  FROM journal_homeworkfile e
  JOIN journal_homework h ON h.school_id = e.school_id AND h.id = e.homework_id
 WHERE e.school_id = %(school)s AND e.file_id = %(file)s
"""


def may_read_file(actor: Actor, *, file_id: int, school_id: int) -> bool:
    """Slot ``files.readers``: who may read the lesson may read what was ever attached to its homework."""
    if actor.school_id != school_id or not actor.may("journal.class_page.read"):
        return False
    with connection.cursor() as cursor:
        cursor.execute(_LESSONS, {"school": school_id, "file": file_id})
        lessons = [lesson_id for (lesson_id,) in cursor.fetchall()]
    return any(_readable(actor, lesson_id) for lesson_id in lessons)


def _readable(actor: Actor, lesson_id: int) -> bool:
    try:
        lesson_to_read(actor, lesson_id)
    except NotFound:
        return False
    return True
