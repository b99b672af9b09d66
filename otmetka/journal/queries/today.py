"""«Сегодня»: the lessons of a day with what is filled in; one SQL statement."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from otmetka.access.actor import Actor


@dataclass(frozen=True)
class DayLesson:
    """A lesson of the day as its teacher or the deputy sees it."""

    id: int
    group_id: int
    number: int
    starts_at: datetime
    ends_at: datetime
    subject: str
    classes: str
    group: str
    room: str
    teachers: tuple[str, ...]
    topic: str
    has_homework: bool
    absent: int
    marks: int
    mine: bool

    @property
    def filled(self) -> bool:
        """Whether the topic is written: an empty topic is an unfilled lesson."""
        return bool(self.topic)


_DAY = """
SELECT l.id, l.group_id, l.number, l.starts_at, l.ends_at, u.name, g.classes_label, g.name,
  coalesce(r.code, ''),
  ARRAY(SELECT p.surname || ' ' || left(p.given, 1) || '.' ||
               CASE WHEN p.patronymic = '' THEN '' ELSE ' ' || left(p.patronymic, 1) || '.' END
          FROM timetable_lessonteacher t
          JOIN people_person p ON p.school_id = t.school_id AND p.id = t.teacher_id
         WHERE t.school_id = l.school_id AND t.lesson_id = l.id ORDER BY p.sort_key),
  coalesce((SELECT c.topic FROM journal_lessonrecord c WHERE c.school_id = l.school_id AND c.lesson_id = l.id
      AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                       WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)), ''),
  EXISTS (SELECT 1 FROM journal_homework h WHERE h.school_id = l.school_id AND h.lesson_id = l.id
      AND NOT EXISTS (SELECT 1 FROM journal_homework n
                       WHERE n.school_id = h.school_id AND n.predecessor_id = h.id)),
  (SELECT count(*) FROM journal_attendance a WHERE a.school_id = l.school_id AND a.lesson_id = l.id
      AND a.code IN ('н', 'б', 'у') AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                       WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)),
  (SELECT count(*) FROM journal_mark m WHERE m.school_id = l.school_id AND m.lesson_id = l.id
      AND m.value <> '' AND NOT EXISTS (SELECT 1 FROM journal_mark n
                       WHERE n.school_id = m.school_id AND n.predecessor_id = m.id)),
  EXISTS (SELECT 1 FROM timetable_lessonteacher t WHERE t.school_id = l.school_id AND t.lesson_id = l.id
            AND t.teacher_id = %(person)s)
  FROM timetable_lesson l
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  LEFT JOIN timetable_room r ON r.school_id = l.school_id AND r.id = l.room_id
 WHERE l.school_id = %(school)s AND l.on = %(on)s
   AND (%(all)s
        OR EXISTS (SELECT 1 FROM timetable_lessonteacher t WHERE t.school_id = l.school_id
                    AND t.lesson_id = l.id AND t.teacher_id = %(person)s)
        OR EXISTS (SELECT 1 FROM schools_groupclass k WHERE k.school_id = l.school_id
                    AND k.group_id = l.group_id AND k.school_class_id = ANY (%(classes)s)))
 ORDER BY l.starts_at, g.classes_label, g.name
"""


def day_lessons(actor: Actor, on: date) -> list[DayLesson]:
    """The lessons of a day that the actor teaches, of his class, or of the school, by his duties."""
    relations = actor.relations("journal.class_page.read")
    values = {
        "school": actor.school_id,
        "on": on,
        "person": actor.person_id,
        "all": "school" in relations,
        "classes": list(actor.classes_of_duty()) if "class" in relations else [],
    }
    with connection.cursor() as cursor:
        cursor.execute(_DAY, values)
        rows = [list(row) for row in cursor.fetchall()]
    for row in rows:
        row[9] = tuple(row[9])
    return [DayLesson(*row) for row in rows]
