"""The lesson plan of a group with the days on which its topics were taught; one SQL statement."""

from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class PlanLine:
    """A topic of the plan; ``taught`` are the days of the lessons that took it."""

    id: int
    number: int
    section: str
    topic: str
    hours: int
    homework: str
    work_kind: str
    taught: tuple[date, ...]


_PLAN = """
SELECT t.id, t.number, t.section, t.topic, t.hours, t.homework, t.work_kind,
  ARRAY(SELECT l.on FROM journal_lessonrecord c
          JOIN timetable_lesson l ON l.school_id = c.school_id AND l.id = c.lesson_id
         WHERE c.school_id = t.school_id AND c.plan_topic_id = t.id
           AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                            WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)
         ORDER BY l.on)
  FROM journal_lessonplan p
  JOIN journal_plantopic t ON t.school_id = p.school_id AND t.plan_id = p.id
 WHERE p.school_id = %(school)s AND p.group_id = %(group)s ORDER BY t.number
"""


def plan_lines(school_id: int, group_id: int) -> list[PlanLine]:
    """The plan's topics in order."""
    with connection.cursor() as cursor:
        cursor.execute(_PLAN, {"school": school_id, "group": group_id})
        return [PlanLine(*row[:7], tuple(row[7])) for row in cursor.fetchall()]
