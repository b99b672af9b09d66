"""Who may see and write what in the journal: the object's half of the access matrix.

A gate fetches, checks and, for writing, locks in one SQL statement. The lesson is locked, never a fact:
PostgreSQL refuses to lock rows of a table without the UPDATE grant.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.core.errors import Forbidden, NotFound


@dataclass(frozen=True)
class LessonGate:
    """A lesson that the actor may read or write, with what every rule about it needs."""

    id: int
    school_id: int
    group_id: int
    year_id: int
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    touched: bool
    marking: str
    year_closed: bool
    grade: int
    timezone: str
    is_mine: bool
    is_my_class: bool


@dataclass(frozen=True)
class GroupGate:
    """A teaching group that the actor may read."""

    id: int
    school_id: int
    year_id: int
    subject: str
    name: str
    classes: str
    marking: str
    year_title: str
    year_closed: bool
    grade: int
    timezone: str
    is_mine: bool
    is_my_class: bool
    hours: Decimal | None = None


#: A load that ended before its year did no longer opens the class page; one that lasted to the year's end
#: does, also years later. Without a moment only the latter counts.
STILL_TEACHES = (
    "(d.to_on IS NULL OR d.to_on >= least((%(now)s::timestamptz AT TIME ZONE s.timezone)::date, y.ends_on))"
)
_MINE = """
  EXISTS (SELECT 1 FROM timetable_teachingload d WHERE d.school_id = g.school_id AND d.group_id = g.id
           AND d.teacher_id = %(person)s AND {when})
"""
_MY_CLASS = """
  EXISTS (SELECT 1 FROM schools_groupclass k WHERE k.school_id = g.school_id AND k.group_id = g.id
           AND k.school_class_id = ANY (%(classes)s))
"""
_GRADE = """
  (SELECT max(c.grade) FROM schools_groupclass k
     JOIN schools_schoolclass c ON c.school_id = k.school_id AND c.id = k.school_class_id
    WHERE k.school_id = g.school_id AND k.group_id = g.id)
"""
_LESSON = "".join(
    (
        """
SELECT l.id, l.school_id, l.group_id, l.year_id, l.on, l.number, l.starts_at, l.ends_at,
       l.touched_at IS NOT NULL, g.marking, y.closed_at IS NOT NULL,
""",
        _GRADE,
        """, s.timezone,
  (EXISTS (SELECT 1 FROM timetable_lessonteacher t WHERE t.school_id = l.school_id AND t.lesson_id = l.id
            AND t.teacher_id = %(person)s)
   OR """,
        _MINE.format(when="d.from_on <= l.on AND (d.to_on IS NULL OR d.to_on >= l.on)"),
        "),",
        _MY_CLASS,
        """
  FROM timetable_lesson l
  JOIN schools_teachinggroup g ON g.school_id = l.school_id AND g.id = l.group_id
  JOIN schools_schoolyear y ON y.school_id = l.school_id AND y.id = l.year_id
  JOIN schools_school s ON s.id = l.school_id
 WHERE l.school_id = %(school)s AND l.id = %(id)s
""",
    )
)
_LESSON_FOR_UPDATE = _LESSON + " FOR NO KEY UPDATE OF l"
_GROUP = "".join(
    (
        """
SELECT g.id, g.school_id, g.year_id, u.name, g.name, g.classes_label, g.marking, y.title,
       y.closed_at IS NOT NULL,
""",
        _GRADE,
        ", s.timezone,",
        _MINE.format(when=STILL_TEACHES),
        ",",
        _MY_CLASS,
        """
  FROM schools_teachinggroup g
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  JOIN schools_schoolyear y ON y.school_id = g.school_id AND y.id = g.year_id
  JOIN schools_school s ON s.id = g.school_id
 WHERE g.school_id = %(school)s AND g.id = %(id)s
""",
    )
)


def lesson_to_read(actor: Actor, lesson_id: int) -> LessonGate:
    """The lesson, for its readers. Raises NotFound for a lesson the actor may not know of."""
    return _lesson(actor, lesson_id, _LESSON)


def lesson_to_write(actor: Actor, lesson_id: int, action: str) -> LessonGate:
    """The lesson, locked until the end of the transaction, for who may do ``action`` with it.

    Raises NotFound where the actor may not even read it, Forbidden where he may only read.
    """
    gate = _lesson(actor, lesson_id, _LESSON_FOR_UPDATE)
    if not _granted(actor.relations(action), gate):
        raise Forbidden(_("Этот урок ведёте не вы: запись делает учитель урока."), action=action)
    return gate


def group_to_read(actor: Actor, group_id: int) -> GroupGate:
    """The teaching group, for its readers. Raises NotFound."""
    row = _fetch(actor, group_id, _GROUP)
    gate = GroupGate(*row) if row else None
    if gate is None or not _granted(actor.relations("journal.class_page.read"), gate):
        raise NotFound(_("Такой страницы журнала нет."))
    return gate


def group_to_write(actor: Actor, group_id: int, action: str) -> GroupGate:
    """The teaching group, for who may do ``action`` with it. Raises NotFound or Forbidden."""
    gate = group_to_read(actor, group_id)
    if not _granted(actor.relations(action), gate):
        raise Forbidden(_("Эту группу ведёте не вы."), action=action)
    return gate


def may_write(actor: Actor, gate: GroupGate | LessonGate, action: str) -> bool:
    """Whether ``action`` is granted on what the gate let through (to show or hide a control)."""
    return _granted(actor.relations(action), gate)


def _lesson(actor: Actor, lesson_id: int, statement: str) -> LessonGate:
    row = _fetch(actor, lesson_id, statement)
    gate = LessonGate(*row) if row else None
    if gate is None or not _granted(actor.relations("journal.class_page.read"), gate):
        raise NotFound(_("Такого урока нет."))
    return gate


def _fetch(actor: Actor, object_id: int, statement: str) -> tuple | None:
    values = {
        "school": actor.school_id,
        "id": object_id,
        "person": actor.person_id,
        "classes": list(actor.classes_of_duty()),
        "now": actor.at,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def _granted(relations: frozenset[str], gate: GroupGate | LessonGate) -> bool:
    return (
        "school" in relations
        or ("own" in relations and gate.is_mine)
        or ("class" in relations and gate.is_my_class)
    )
