"""Terms of a group's grade, and the groups between which a teacher switches."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from otmetka.access.actor import Actor
from otmetka.journal.policy import STILL_TEACHES


@dataclass(frozen=True)
class TermOption:
    """A reporting term of the group's year and grade."""

    id: int
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class GroupOption:
    """A teaching group in a list: «7А · Алгебра · группа 1»."""

    id: int
    classes: str
    subject: str
    name: str
    year: str
    mine: bool

    @property
    def title(self) -> str:
        """What a list of several classes shows."""
        return " · ".join(part for part in (self.classes, self.subject, self.name) if part)

    @property
    def subject_title(self) -> str:
        """What the list of one class shows."""
        return " · ".join(part for part in (self.subject, self.name) if part)


_TERMS = """
SELECT t.id, t.title, t.starts_on, t.ends_on FROM schools_term t
 WHERE t.school_id = %(school)s AND t.year_id = %(year)s AND %(grade)s BETWEEN t.grade_from AND t.grade_to
 ORDER BY t.starts_on, t.number
"""
_GROUPS = "".join(
    (
        """
SELECT g.id, g.classes_label, u.name, g.name, y.title, taught.mine
  FROM schools_teachinggroup g
  JOIN schools_subject u ON u.school_id = g.school_id AND u.id = g.subject_id
  JOIN schools_schoolyear y ON y.school_id = g.school_id AND y.id = g.year_id
  JOIN schools_school s ON s.id = g.school_id
 CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM timetable_teachingload d
        WHERE d.school_id = g.school_id AND d.group_id = g.id AND d.teacher_id = %(person)s
          AND """,
        STILL_TEACHES,
        """) AS mine) taught
 WHERE g.school_id = %(school)s AND (%(year)s::bigint IS NULL OR g.year_id = %(year)s)
   AND (%(all)s
        OR (%(own)s AND taught.mine)
        OR EXISTS (SELECT 1 FROM schools_groupclass k WHERE k.school_id = g.school_id AND k.group_id = g.id
                       AND k.school_class_id = ANY (%(classes)s)))
 ORDER BY y.starts_on DESC,
   (SELECT min(c.grade) FROM schools_groupclass k
      JOIN schools_schoolclass c ON c.school_id = k.school_id AND c.id = k.school_class_id
     WHERE k.school_id = g.school_id AND k.group_id = g.id),
   g.classes_label, u.position, u.name, g.name
""",
    )
)


def terms_of(school_id: int, year_id: int, grade: int) -> list[TermOption]:
    """The terms of a year for a grade, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_TERMS, {"school": school_id, "year": year_id, "grade": grade})
        return [TermOption(*row) for row in cursor.fetchall()]


def term_for(terms: list[TermOption], today: date) -> TermOption | None:
    """The term of today; between terms the last one that began; before the first one the first."""
    begun = [term for term in terms if term.starts_on <= today]
    return begun[-1] if begun else next(iter(terms), None)


def groups_for(actor: Actor, year_id: int | None) -> list[GroupOption]:
    """The groups whose class page the actor may read, of one year or of all years."""
    relations = actor.relations("journal.class_page.read")
    values = {
        "school": actor.school_id,
        "year": year_id,
        "person": actor.person_id,
        "now": actor.at,
        "all": "school" in relations,
        "own": "own" in relations,
        "classes": list(actor.classes_of_duty()) if "class" in relations else [],
    }
    with connection.cursor() as cursor:
        cursor.execute(_GROUPS, values)
        return [GroupOption(*row) for row in cursor.fetchall()]
