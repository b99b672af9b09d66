"""The lessons of one pupil on some days, by the membership of each day. One SQL statement."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db import connection

from otmetka.core.names import Name


@dataclass(frozen=True, slots=True)
class DiaryLesson:
    """A lesson as the timetable and the teacher's record have it; ``works`` are its written works."""

    id: int
    group_id: int
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    subject: str
    group: str
    marking: str
    room: str
    topic: str
    teachers: tuple[str, ...]
    works: tuple[str, ...]


_LESSONS = """
SELECT l.id, l.group_id, l.on, l.number, l.starts_at, l.ends_at, u.name, g.name, g.marking,
       coalesce(r.code, ''), coalesce(c.topic, ''),
       ARRAY(SELECT ARRAY[p.surname, p.given, p.patronymic]::text[]
               FROM timetable_lessonteacher t
               JOIN people_person p ON p.school_id = t.school_id AND p.id = t.teacher_id
              WHERE t.school_id = l.school_id AND t.lesson_id = l.id ORDER BY p.sort_key),
       ARRAY(SELECT coalesce(nullif(w.title, ''), k.title)::text
               FROM journal_work w
               JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
              WHERE w.school_id = l.school_id AND w.lesson_id = l.id AND k.written ORDER BY w.position)
  FROM people_groupmembership m
  JOIN timetable_lesson l ON l.school_id = m.school_id AND l.group_id = m.group_id
       AND l.on BETWEEN %(start)s AND %(end)s AND l.on >= m.from_on AND (m.to_on IS NULL OR l.on <= m.to_on)
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  LEFT JOIN timetable_room r ON r.school_id = l.school_id AND r.id = l.room_id
  LEFT JOIN journal_lessonrecord c ON c.school_id = l.school_id AND c.lesson_id = l.id
       AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                        WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)
 WHERE m.school_id = %(school)s AND m.pupil_id = %(pupil)s
   AND m.from_on <= %(end)s AND (m.to_on IS NULL OR m.to_on >= %(start)s)
 ORDER BY l.on, l.number, l.starts_at, l.id
"""


def lessons_of(*, school_id: int, pupil_id: int, start: date, end: date) -> list[DiaryLesson]:
    """Lessons from ``start`` to ``end``, both included, in their order."""
    values = {"school": school_id, "pupil": pupil_id, "start": start, "end": end}
    with connection.cursor() as cursor:
        cursor.execute(_LESSONS, values)
        # two memberships that touch would give a lesson twice
        rows = {row[0]: row for row in cursor.fetchall()}
    return [_lesson(row) for row in rows.values()]


def _lesson(row: tuple) -> DiaryLesson:
    *fields, teachers, works = row
    return DiaryLesson(*fields, tuple(_initials(*name) for name in teachers), tuple(works))


@lru_cache(maxsize=2048)
def _initials(surname: str, given: str, patronymic: str) -> str:
    return Name(surname, given, patronymic).initials
