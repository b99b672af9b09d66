"""One lesson of a pupil with every version of his marks and attendance at it. Two SQL statements."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from otmetka.core.names import Name


@dataclass(frozen=True, slots=True)
class Version:
    """A row as it was written: '' is a cleared cell; ``weight`` None is attendance."""

    work_id: int
    kind: str
    weight: Decimal | None
    value: str
    comment: str
    at: datetime
    author: Name
    current: bool


@dataclass(frozen=True)
class Story:
    """The lesson and the versions, the oldest first within each work."""

    lesson_id: int
    subject: str
    group: str
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    topic: str
    versions: tuple[Version, ...]


_LESSON = """
SELECT l.id, u.name, g.name, l.on, l.number, l.starts_at, l.ends_at, coalesce(c.topic, '')
  FROM timetable_lesson l
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  LEFT JOIN journal_lessonrecord c ON c.school_id = l.school_id AND c.lesson_id = l.id
       AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                        WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)
 WHERE l.school_id = %(school)s AND l.id = %(lesson)s
   AND EXISTS (SELECT 1 FROM people_groupmembership m
                WHERE m.school_id = l.school_id AND m.group_id = l.group_id AND m.pupil_id = %(pupil)s
                  AND m.from_on <= l.on AND (m.to_on IS NULL OR m.to_on >= l.on))
"""
_VERSIONS = """
SELECT w.id, coalesce(nullif(w.title, ''), k.title), w.weight, m.value, m.comment, m.at,
       p.surname, p.given, p.patronymic,
       NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id AND n.predecessor_id = m.id),
       w.position, m.id
  FROM journal_mark m
  JOIN journal_work w ON w.school_id = m.school_id AND w.id = m.work_id
  JOIN regulations_workkind k ON k.school_id = w.school_id AND k.id = w.kind_id
  JOIN people_person p ON p.school_id = m.school_id AND p.id = m.author_id
 WHERE m.school_id = %(school)s AND m.lesson_id = %(lesson)s AND m.pupil_id = %(pupil)s
UNION ALL
SELECT 0, '', NULL, a.code, a.comment, a.at, p.surname, p.given, p.patronymic,
       NOT EXISTS (SELECT 1 FROM journal_attendance n
                    WHERE n.school_id = a.school_id AND n.predecessor_id = a.id),
       -1, a.id
  FROM journal_attendance a
  JOIN people_person p ON p.school_id = a.school_id AND p.id = a.author_id
 WHERE a.school_id = %(school)s AND a.lesson_id = %(lesson)s AND a.pupil_id = %(pupil)s
 ORDER BY 11, 6, 12
"""


def story_of(*, school_id: int, pupil_id: int, lesson_id: int) -> Story | None:
    """The story, or None where the pupil was not in the lesson's group on that day."""
    values = {"school": school_id, "lesson": lesson_id, "pupil": pupil_id}
    with connection.cursor() as cursor:
        cursor.execute(_LESSON, values)
        lesson = cursor.fetchone()
        if lesson is None:
            return None
        cursor.execute(_VERSIONS, values)
        versions = tuple(Version(*row[:6], Name(*row[6:9]), row[9]) for row in cursor.fetchall())
    return Story(*lesson, versions)
