"""Reads the school as the behaviour rules want it: a fixed number of statements for a year."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from otmetka.config.demo.rules.shapes import (
    GroupShape,
    KindShape,
    LessonShape,
    MemberShape,
    TopicShape,
)

_GROUPS = """
SELECT g.id, y.title || ' ' || g.classes_label || ' ' || u.name || ' ' || g.name, u.name, g.marking,
       (SELECT max(c.grade) FROM schools_groupclass k
          JOIN schools_schoolclass c ON c.school_id = k.school_id AND c.id = k.school_class_id
         WHERE k.school_id = g.school_id AND k.group_id = g.id)
  FROM schools_teachinggroup g
  JOIN schools_schoolyear y ON y.school_id = g.school_id AND y.id = g.year_id
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
 WHERE g.school_id = %(school)s AND g.year_id = %(year)s ORDER BY 2
"""
_LESSONS = """
SELECT l.group_id, l.id, l.on, l.number, l.starts_at, l.ends_at, p.id, p.code
  FROM timetable_lesson l
  JOIN timetable_lessonteacher t ON t.school_id = l.school_id AND t.lesson_id = l.id
  JOIN people_person p ON p.school_id = t.school_id AND p.id = t.teacher_id
 WHERE l.school_id = %(school)s AND l.year_id = %(year)s
 ORDER BY l.group_id, l.on, l.number, p.code
"""
_MEMBERS = """
SELECT m.group_id, m.pupil_id, p.code, m.from_on, m.to_on, e.class_teacher_id
  FROM people_groupmembership m
  JOIN schools_teachinggroup g ON g.school_id = m.school_id AND g.id = m.group_id AND g.year_id = %(year)s
  JOIN people_pupil u ON u.school_id = m.school_id AND u.id = m.pupil_id
  JOIN people_person p ON p.school_id = u.school_id AND p.id = u.person_id
  LEFT JOIN (SELECT DISTINCT ON (e.pupil_id) e.pupil_id, d.person_id AS class_teacher_id
               FROM people_enrolment e
               JOIN schools_schoolclass c ON c.school_id = e.school_id AND c.id = e.school_class_id
                    AND c.year_id = %(year)s
               JOIN people_duty d ON d.school_id = e.school_id AND d.school_class_id = c.id
                    AND d.kind = 'class_teacher'
              WHERE e.school_id = %(school)s
              ORDER BY e.pupil_id, e.from_on DESC, d.id) e ON e.pupil_id = m.pupil_id
 WHERE m.school_id = %(school)s ORDER BY m.group_id, p.sort_key, p.code, m.from_on
"""
_TOPICS = """
SELECT p.group_id, t.id, t.topic, t.hours, t.homework, t.work_kind
  FROM journal_plantopic t
  JOIN journal_lessonplan p ON p.school_id = t.school_id AND p.id = t.plan_id
  JOIN schools_teachinggroup g ON g.school_id = p.school_id AND g.id = p.group_id AND g.year_id = %(year)s
 WHERE t.school_id = %(school)s ORDER BY p.group_id, t.number
"""
_KINDS = """
SELECT code, id, weight, written, second_mark FROM regulations_workkind WHERE school_id = %(school)s
"""


@dataclass(frozen=True)
class YearShape:
    """The groups of a year that have lessons, in a natural order, and the year's school days."""

    groups: list[GroupShape]
    days: tuple[date, ...]


def read_year(school_id: int, year_id: int) -> YearShape:
    """Groups with lessons, members and topics. Needs the school's scope."""
    values = {"school": school_id, "year": year_id}
    lessons = _lessons(_rows(_LESSONS, values))
    members = _by_first(_rows(_MEMBERS, values))
    topics = _by_first(_rows(_TOPICS, values))
    groups = [
        GroupShape(
            key=key, subject=subject, grade=grade or 0, marking=marking, lessons=tuple(lessons[group_id]),
            members=tuple(_member(row, lessons[group_id][0].teacher_id) for row in members[group_id]),
            topics=tuple(TopicShape(*row) for row in topics[group_id]),
        )
        for group_id, key, subject, marking, grade in _rows(_GROUPS, values)
        if lessons[group_id]
    ]  # fmt: skip
    days = sorted({lesson.on for group in groups for lesson in group.lessons})
    return YearShape(groups, tuple(days))


def read_kinds(school_id: int) -> dict[str, KindShape]:
    """The school's kinds of work by code."""
    return {code: KindShape(*row) for code, *row in _rows(_KINDS, {"school": school_id})}


def _rows(statement: str, values: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _by_first(rows: list[tuple]) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = defaultdict(list)
    for first, *rest in rows:
        found[first].append(tuple(rest))
    return found


def _lessons(rows: list[tuple]) -> dict[int, list[LessonShape]]:
    """Lessons by group; of several teachers the first one writes."""
    found: dict[int, list[LessonShape]] = defaultdict(list)
    for group_id, *rest in rows:
        lesson = LessonShape(*rest)
        if not found[group_id] or found[group_id][-1].id != lesson.id:
            found[group_id].append(lesson)
    return found


def _member(row: tuple, teacher_id: int) -> MemberShape:
    *fields, class_teacher_id = row
    return MemberShape(*fields, class_teacher_id or teacher_id)
