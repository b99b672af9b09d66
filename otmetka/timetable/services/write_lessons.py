"""Bulk writing of dated lessons: a fixed number of statements for any number of rows.

COPY is refused under row-level security, so rows go in as arrays (TENANCY 3).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from otmetka.timetable.rules.rebuild import Existing, Rebuild, Wanted

_INSERT = """
INSERT INTO timetable_lesson
       (school_id, year_id, group_id, "on", number, starts_at, ends_at, slot_id, room_id)
SELECT %s, %s, n.* FROM unnest(
       %s::bigint[], %s::date[], %s::smallint[],
       %s::timestamptz[], %s::timestamptz[], %s::bigint[], %s::bigint[]
       ) AS n
RETURNING id, group_id, "on", number
"""
_UPDATE = """
UPDATE timetable_lesson l
   SET starts_at = n.starts_at, ends_at = n.ends_at, slot_id = n.slot_id, room_id = n.room_id
  FROM unnest(%s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::bigint[], %s::bigint[])
       AS n (id, starts_at, ends_at, slot_id, room_id)
 WHERE l.school_id = %s AND l.id = n.id
"""
_DELETE = "DELETE FROM timetable_lesson WHERE school_id = %s AND id = ANY (%s)"
_TEACHERS_OUT = "DELETE FROM timetable_lessonteacher WHERE school_id = %s AND lesson_id = ANY (%s)"
_TEACHERS_IN = """
INSERT INTO timetable_lessonteacher (school_id, lesson_id, teacher_id)
SELECT %s, n.* FROM unnest(%s::bigint[], %s::bigint[]) AS n
"""
_LOCK = """
SELECT id FROM timetable_lesson
 WHERE school_id = %s AND id = ANY (%s) AND touched_at IS NULL ORDER BY id FOR UPDATE
"""


def lock_untouched(school_id: int, lessons: Iterable[Existing]) -> bool:
    """Lock lessons that are to change; False when one of them was touched or removed since it was read."""
    ids = [lesson.id for lesson in lessons]
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [school_id, ids])
        return len(cursor.fetchall()) == len(ids)


def write_rebuild(school_id: int, year_id: int, change: Rebuild) -> None:
    """Carry out a rebuild: at most eight statements."""
    with _joins_by_hash():
        _write(school_id, year_id, change)


@contextmanager
def _joins_by_hash() -> Iterator[None]:
    """Before the first ANALYZE of a young table the planner expects a handful of rows behind the policy

    and compares every pair: minutes instead of a second.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = on")


def _write(school_id: int, year_id: int, change: Rebuild) -> None:
    moved = [(old, new) for old, new in change.change if old.teachers != new.teachers]
    with connection.cursor() as cursor:
        teacherless = [lesson.id for lesson in change.remove] + [old.id for old, _new in moved]
        if teacherless:
            cursor.execute(_TEACHERS_OUT, [school_id, teacherless])
        if change.remove:
            cursor.execute(_DELETE, [school_id, [lesson.id for lesson in change.remove]])
        if change.change:
            cursor.execute(_UPDATE, [*_changed(change.change), school_id])
        pairs = [(old.id, teacher) for old, new in moved for teacher in new.teachers]
        if change.add:
            cursor.execute(_INSERT, [school_id, year_id, *_added(change.add)])
            ids = {tuple(row[1:]): row[0] for row in cursor.fetchall()}
            pairs += [(ids[w.group_id, w.on, w.number], t) for w in change.add for t in w.teachers]
        if pairs:
            cursor.execute(_TEACHERS_IN, [school_id, *map(list, zip(*pairs, strict=True))])


def _added(rows: list[Wanted]) -> list[list]:
    fields = ("group_id", "on", "number", "starts_at", "ends_at", "slot_id", "room_id")
    return [[getattr(row, name) for row in rows] for name in fields]


def _changed(rows: list[tuple[Existing, Wanted]]) -> list[list]:
    fields = ("starts_at", "ends_at", "slot_id", "room_id")
    return [[old.id for old, _new in rows], *([getattr(new, name) for _old, new in rows] for name in fields)]
