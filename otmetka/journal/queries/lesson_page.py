"""The lesson page: what was taught, what is set, who is absent; five SQL statements."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from otmetka.core.names import Name, listed_apart
from otmetka.journal.rules.lessons import LastTaught, PlannedTopic


@dataclass(frozen=True)
class AttachedFile:
    """A file of a homework."""

    id: int
    name: str
    size: int


@dataclass(frozen=True)
class LessonHead:
    """The lesson with its current record and homework; ids 0 where nothing is written yet."""

    subject: str
    classes: str
    group: str
    room: str
    teachers: tuple[str, ...]
    record_id: int
    topic: str
    plan_topic_id: int | None
    recorded_by: str
    recorded_at: datetime | None
    homework_id: int
    homework: str
    minutes: int | None
    due_on: date | None
    previous_id: int | None
    next_id: int | None


@dataclass(frozen=True)
class Attendee:
    """A member of the group on that day with attendance and marks of the lesson."""

    pupil_id: int
    label: str
    attendance_id: int
    code: str
    marks: str


@dataclass(frozen=True)
class DueLesson:
    """A coming lesson of the group, to which homework may be due."""

    on: date
    number: int


@dataclass(frozen=True)
class Plan:
    """The group's plan and where this lesson stands in it."""

    topics: list[PlannedTopic]
    taught: LastTaught | None
    place: int
    total: int


_HEAD = """
SELECT u.name, g.classes_label, g.name, coalesce(r.code, ''),
  ARRAY(SELECT concat_ws(' ', p.surname, p.given, p.patronymic) FROM timetable_lessonteacher t
          JOIN people_person p ON p.school_id = t.school_id AND p.id = t.teacher_id
         WHERE t.school_id = l.school_id AND t.lesson_id = l.id ORDER BY p.sort_key),
  coalesce(c.id, 0), coalesce(c.topic, ''), c.plan_topic_id,
  concat_ws(' ', a.surname, a.given, a.patronymic), c.at,
  coalesce(h.id, 0), coalesce(h.text, ''), h.minutes, h.due_on,
  (SELECT o.id FROM timetable_lesson o WHERE o.school_id = l.school_id AND o.group_id = l.group_id
      AND (o.on, o.number) < (l.on, l.number) ORDER BY o.on DESC, o.number DESC LIMIT 1),
  (SELECT o.id FROM timetable_lesson o WHERE o.school_id = l.school_id AND o.group_id = l.group_id
      AND (o.on, o.number) > (l.on, l.number) ORDER BY o.on, o.number LIMIT 1)
  FROM timetable_lesson l
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  LEFT JOIN timetable_room r ON r.school_id = l.school_id AND r.id = l.room_id
  LEFT JOIN journal_lessonrecord c ON c.school_id = l.school_id AND c.lesson_id = l.id
       AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                        WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)
  LEFT JOIN people_person a ON a.school_id = c.school_id AND a.id = c.author_id
  LEFT JOIN journal_homework h ON h.school_id = l.school_id AND h.lesson_id = l.id
       AND NOT EXISTS (SELECT 1 FROM journal_homework n
                        WHERE n.school_id = h.school_id AND n.predecessor_id = h.id)
 WHERE l.school_id = %(school)s AND l.id = %(lesson)s
"""
_FILES = """
SELECT f.id, f.name, f.size FROM journal_homeworkfile x
  JOIN files_storedfile f ON f.school_id = x.school_id AND f.id = x.file_id
 WHERE x.school_id = %(school)s AND x.homework_id = %(homework)s ORDER BY f.id
"""
_ATTENDEES = """
SELECT m.pupil_id, p.surname, p.given, p.patronymic, coalesce(a.id, 0), coalesce(a.code, ''),
  coalesce((SELECT string_agg(k.value, ' ' ORDER BY w.position) FROM journal_mark k
     JOIN journal_work w ON w.school_id = k.school_id AND w.id = k.work_id
    WHERE k.school_id = l.school_id AND k.lesson_id = l.id AND k.pupil_id = m.pupil_id AND k.value <> ''
      AND NOT EXISTS (SELECT 1 FROM journal_mark n
                       WHERE n.school_id = k.school_id AND n.predecessor_id = k.id)), '')
  FROM timetable_lesson l
  JOIN people_groupmembership m ON m.school_id = l.school_id AND m.group_id = l.group_id
       AND m.from_on <= l.on AND (m.to_on IS NULL OR m.to_on >= l.on)
  JOIN people_pupil u ON u.school_id = m.school_id AND u.id = m.pupil_id
  JOIN people_person p ON p.school_id = u.school_id AND p.id = u.person_id
  LEFT JOIN journal_attendance a ON a.school_id = l.school_id AND a.lesson_id = l.id
       AND a.pupil_id = m.pupil_id AND a.code <> ''
       AND NOT EXISTS (SELECT 1 FROM journal_attendance n
                        WHERE n.school_id = a.school_id AND n.predecessor_id = a.id)
 WHERE l.school_id = %(school)s AND l.id = %(lesson)s
 ORDER BY p.sort_key, m.pupil_id
"""
_PLAN = """
SELECT t.id, t.number, t.topic, t.hours, t.homework, t.work_kind
  FROM timetable_lesson l
  JOIN journal_lessonplan q ON q.school_id = l.school_id AND q.group_id = l.group_id
  JOIN journal_plantopic t ON t.school_id = q.school_id AND t.plan_id = q.id
 WHERE l.school_id = %(school)s AND l.id = %(lesson)s ORDER BY t.number
"""
_TAUGHT = """
WITH here AS (SELECT * FROM timetable_lesson WHERE school_id = %(school)s AND id = %(lesson)s),
taught AS (
  SELECT t.number, o.on, o.number AS place FROM here
    JOIN timetable_lesson o ON o.school_id = here.school_id AND o.group_id = here.group_id
         AND (o.on, o.number) < (here.on, here.number)
    JOIN journal_lessonrecord c ON c.school_id = o.school_id AND c.lesson_id = o.id
         AND NOT EXISTS (SELECT 1 FROM journal_lessonrecord n
                          WHERE n.school_id = c.school_id AND n.predecessor_id = c.id)
    JOIN journal_plantopic t ON t.school_id = c.school_id AND t.id = c.plan_topic_id)
SELECT
  (SELECT number FROM taught ORDER BY taught.on DESC, place DESC LIMIT 1),
  (SELECT count(*) FROM taught
    WHERE number = (SELECT number FROM taught x ORDER BY x.on DESC, place DESC LIMIT 1)),
  (SELECT count(*) FROM timetable_lesson o JOIN here ON o.school_id = here.school_id
      AND o.group_id = here.group_id AND (o.on, o.number) <= (here.on, here.number)),
  (SELECT count(*) FROM timetable_lesson o JOIN here ON o.school_id = here.school_id
      AND o.group_id = here.group_id)
"""
_DUE = """
SELECT o.on, o.number FROM timetable_lesson l
  JOIN timetable_lesson o ON o.school_id = l.school_id AND o.group_id = l.group_id AND o.on > l.on
 WHERE l.school_id = %(school)s AND l.id = %(lesson)s ORDER BY o.on, o.number LIMIT 12
"""


def lesson_head(school_id: int, lesson_id: int) -> LessonHead:
    """The lesson with its current record and homework."""
    row = list(_one(_HEAD, school_id, lesson_id))
    row[4] = tuple(row[4])
    return LessonHead(*row)


def homework_files(school_id: int, homework_id: int) -> list[AttachedFile]:
    """The files of a version of a homework."""
    with connection.cursor() as cursor:
        cursor.execute(_FILES, {"school": school_id, "homework": homework_id})
        return [AttachedFile(*row) for row in cursor.fetchall()]


def attendees(school_id: int, lesson_id: int) -> list[Attendee]:
    """Members of the group on the lesson's day, in Russian order, namesakes told apart."""
    rows = _all(_ATTENDEES, school_id, lesson_id)
    labels = listed_apart([Name(*row[1:4]) for row in rows])
    return [Attendee(row[0], label, *row[4:]) for row, label in zip(rows, labels, strict=True)]


def plan_of(school_id: int, lesson_id: int) -> Plan:
    """The group's plan with the last taught topic before the lesson."""
    topics = [PlannedTopic(*row) for row in _all(_PLAN, school_id, lesson_id)]
    number, times, place, total = _one(_TAUGHT, school_id, lesson_id)
    return Plan(topics, LastTaught(number, times) if number else None, place, total)


def due_lessons(school_id: int, lesson_id: int) -> list[DueLesson]:
    """The next lessons of the same group."""
    return [DueLesson(*row) for row in _all(_DUE, school_id, lesson_id)]


def _one(statement: str, school_id: int, lesson_id: int) -> tuple:
    return _all(statement, school_id, lesson_id)[0]


def _all(statement: str, school_id: int, lesson_id: int) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"school": school_id, "lesson": lesson_id})
        return cursor.fetchall()
