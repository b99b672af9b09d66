"""Homework of one pupil: set or due between two days, only of the groups he is in. One SQL statement."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

#: How long before its day a task may have been set: a summer's reading list is the longest.
_LOOK_BACK = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a task."""

    id: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Task:
    """The current version of a homework; ``lesson_id`` is where it was set, ``due_on`` when it is asked for.

    ``posted_at`` is the first version's moment, ``last_bell`` the end of the group's last lesson that day.
    """

    lesson_id: int
    group_id: int
    set_on: date
    subject: str
    group: str
    text: str
    minutes: int | None
    due_on: date | None
    posted_at: datetime
    last_bell: datetime
    done: bool
    files: tuple[Attachment, ...]


_TASKS = """
SELECT t.* FROM (
  SELECT l.id, l.group_id, l.on, u.name AS name, g.name AS group_name, h.text, h.minutes,
         coalesce(h.due_on, (SELECT min(x.on) FROM timetable_lesson x
                              WHERE x.school_id = l.school_id AND x.group_id = l.group_id
                                AND x.on > l.on)) AS due,
         (SELECT min(f.at) FROM journal_homework f
           WHERE f.school_id = l.school_id AND f.lesson_id = l.id AND f.text <> ''),
         (SELECT max(o.ends_at)
            FROM schools_groupclass mine
            JOIN schools_groupclass other ON other.school_id = mine.school_id
                 AND other.school_class_id = mine.school_class_id
            JOIN timetable_lesson o ON o.school_id = other.school_id AND o.group_id = other.group_id
                 AND o.on = l.on
           WHERE mine.school_id = l.school_id AND mine.group_id = l.group_id) AS last_bell, l.ends_at,
         EXISTS (SELECT 1 FROM journal_homeworkdone d
                  WHERE d.school_id = l.school_id AND d.pupil_id = m.pupil_id AND d.lesson_id = l.id),
         ARRAY(SELECT ARRAY[s.id::text, s.name, s.size::text]
                 FROM journal_homeworkfile e
                 JOIN files_storedfile s ON s.school_id = e.school_id AND s.id = e.file_id
                WHERE e.school_id = h.school_id AND e.homework_id = h.id ORDER BY s.id) AS files,
         m.from_on AS member_from, m.to_on AS member_to
    FROM people_groupmembership m
    JOIN timetable_lesson l ON l.school_id = m.school_id AND l.group_id = m.group_id
         AND l.on BETWEEN %(back)s AND %(end)s
    JOIN journal_homework h ON h.school_id = l.school_id AND h.lesson_id = l.id AND h.text <> ''
         AND NOT EXISTS (SELECT 1 FROM journal_homework n
                          WHERE n.school_id = h.school_id AND n.predecessor_id = h.id)
    JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
    JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
   WHERE m.school_id = %(school)s AND m.pupil_id = %(pupil)s
     AND m.from_on <= %(end)s AND (m.to_on IS NULL OR m.to_on >= %(back)s)
) t
 WHERE (t.due BETWEEN %(start)s AND %(end)s OR t.on BETWEEN %(start)s AND %(end)s)
   -- who joins a group owes what is asked for on a day when he is in it; who has left owes nothing more
   AND coalesce(t.due, t.on) >= t.member_from
   AND (t.member_to IS NULL OR coalesce(t.due, t.on) <= t.member_to)
 ORDER BY t.due NULLS LAST, t.name, t.group_name, t.id
"""


def tasks_of(*, school_id: int, pupil_id: int, start: date, end: date) -> list[Task]:
    """Tasks that were set or are due from ``start`` to ``end``, both included, by due day and subject."""
    values = {
        "school": school_id,
        "pupil": pupil_id,
        "start": start,
        "end": end,
        "back": start - _LOOK_BACK,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TASKS, values)
        rows = {row[0]: row for row in cursor.fetchall()}
    return [_task(row) for row in rows.values()]


def _task(row: tuple) -> Task:
    *fields, last_bell, own_end, done, files, _from, _to = row
    attached = tuple(Attachment(int(file_id), name, int(size)) for file_id, name, size in files)
    return Task(*fields, last_bell or own_end, done, attached)


_TASK_AT = """
SELECT EXISTS (
  SELECT 1 FROM timetable_lesson l
    JOIN people_groupmembership m ON m.school_id = l.school_id AND m.group_id = l.group_id
    JOIN journal_homework h ON h.school_id = l.school_id AND h.lesson_id = l.id AND h.text <> ''
         AND NOT EXISTS (SELECT 1 FROM journal_homework n
                          WHERE n.school_id = h.school_id AND n.predecessor_id = h.id)
   WHERE l.school_id = %(school)s AND l.id = %(lesson)s AND m.pupil_id = %(pupil)s
     AND (m.to_on IS NULL OR m.to_on >= l.on))
"""


def task_at(*, school_id: int, pupil_id: int, lesson_id: int) -> bool:
    """Whether a homework was set at this lesson for the pupil."""
    values = {"school": school_id, "pupil": pupil_id, "lesson": lesson_id}
    with connection.cursor() as cursor:
        cursor.execute(_TASK_AT, values)
        return cursor.fetchone()[0]


_READS_FILE = """
SELECT m.pupil_id FROM journal_homeworkfile e
  JOIN journal_homework h ON h.school_id = e.school_id AND h.id = e.homework_id
  JOIN timetable_lesson l ON l.school_id = h.school_id AND l.id = h.lesson_id
  JOIN people_groupmembership m ON m.school_id = l.school_id AND m.group_id = l.group_id
       AND m.pupil_id = ANY (%(pupils)s) AND (m.to_on IS NULL OR m.to_on >= l.on)
 WHERE e.school_id = %(school)s AND e.file_id = %(file)s
   AND NOT EXISTS (SELECT 1 FROM journal_homework n
                    WHERE n.school_id = h.school_id AND n.predecessor_id = h.id)
"""


def file_is_for(*, school_id: int, file_id: int, pupil_ids: list[int]) -> bool:
    """Whether a file hangs on a current homework of a group that one of the pupils is in."""
    values = {"school": school_id, "file": file_id, "pupils": pupil_ids}
    with connection.cursor() as cursor:
        cursor.execute(_READS_FILE, values)
        return cursor.fetchone() is not None
