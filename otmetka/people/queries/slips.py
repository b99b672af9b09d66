"""To whom slips may be given: pupils and guardians of a class, staff, one person."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from otmetka.core.names import Name

#: How each audience is found; only those who are there on the day.
_PUPILS = """
SELECT p.id FROM people_enrolment e
  JOIN people_pupil u ON u.school_id = e.school_id AND u.id = e.pupil_id
  JOIN people_person p ON p.school_id = u.school_id AND p.id = u.person_id
 WHERE e.school_id = %(school)s AND e.school_class_id = %(class)s
   AND e.from_on <= %(on)s AND (e.to_on IS NULL OR e.to_on >= %(on)s)
"""
_GUARDIANS = """
SELECT g.guardian_id FROM people_enrolment e
  JOIN people_guardianship g ON g.school_id = e.school_id AND g.pupil_id = e.pupil_id
 WHERE e.school_id = %(school)s AND e.school_class_id = %(class)s
   AND e.from_on <= %(on)s AND (e.to_on IS NULL OR e.to_on >= %(on)s)
   AND g.ended_at IS NULL AND (g.to_on IS NULL OR g.to_on >= %(on)s)
"""
_STAFF = """
SELECT f.person_id FROM people_staff f
 WHERE f.school_id = %(school)s AND (f.left_on IS NULL OR f.left_on >= %(on)s)
"""
_FOUND = {"pupils": _PUPILS, "guardians": _GUARDIANS, "staff": _STAFF}

_PEOPLE = """
SELECT p.id, p.surname, p.given, p.patronymic, p.account_id,
       a.password IS NOT NULL AND a.password NOT LIKE '!%%',
       EXISTS (SELECT 1 FROM people_person o
                LEFT JOIN people_staff f ON f.school_id = o.school_id AND f.person_id = o.id
                LEFT JOIN people_duty d ON d.school_id = o.school_id AND d.person_id = o.id
               WHERE o.school_id = p.school_id AND (o.id = p.id OR o.account_id = p.account_id)
                 AND (f.id IS NOT NULL OR d.id IS NOT NULL)),
       EXISTS (SELECT 1 FROM access_accountschool x
                WHERE x.account_id = p.account_id AND x.school_id <> p.school_id)
  FROM people_person p LEFT JOIN access_account a ON a.id = p.account_id
 WHERE p.school_id = %(school)s AND p.id = ANY (%(persons)s)
 ORDER BY p.sort_key
"""
_PUPILS_BEHIND = """
SELECT u.id FROM people_pupil u WHERE u.school_id = %(school)s AND u.person_id = %(person)s
UNION
SELECT g.pupil_id FROM people_guardianship g
 WHERE g.school_id = %(school)s AND g.guardian_id = %(person)s AND g.ended_at IS NULL
"""


@dataclass(frozen=True)
class Recipient:
    """A person who may get a slip, and what stands behind the account."""

    person_id: int
    name: Name
    account_id: int | None
    has_password: bool
    is_staff: bool
    other_schools: bool


def audience(school_id: int, kind: str, class_id: int | None, on: date) -> list[int]:
    """Persons of an audience: ``pupils`` or ``guardians`` of a class, ``staff``."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND[kind], {"school": school_id, "class": class_id, "on": on})
        return sorted({row[0] for row in cursor.fetchall()})


def recipients(school_id: int, person_ids: list[int]) -> list[Recipient]:
    """The persons in the order of the alphabet."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"school": school_id, "persons": person_ids})
        return [
            Recipient(row[0], Name(*row[1:4]), row[4], row[5], row[6], row[7]) for row in cursor.fetchall()
        ]


def pupils_behind(school_id: int, person_id: int) -> list[int]:
    """The pupils whose data the person's slip would open: himself, his children."""
    with connection.cursor() as cursor:
        cursor.execute(_PUPILS_BEHIND, {"school": school_id, "person": person_id})
        return [row[0] for row in cursor.fetchall()]
