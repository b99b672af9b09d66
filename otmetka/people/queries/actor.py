"""The actor of an account: persons, duties in force today, children; one SQL query."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import connection

from otmetka.access.actor import Actor, Child, Hat, HeldDuty
from otmetka.core.names import Name
from otmetka.people.rules.duties import FAMILY_HATS, HATS, duties_under, hats_of

# "Today" is the day of each school's own time zone.
_WHO = """
SELECT 'self', p.id, p.school_id, p.surname, p.given, p.patronymic, d.kind, d.school_class_id, NULL::date
  FROM people_person p
  JOIN schools_school s ON s.id = p.school_id
  LEFT JOIN people_staff f ON f.school_id = p.school_id AND f.person_id = p.id
  LEFT JOIN people_duty d ON d.school_id = p.school_id AND d.person_id = p.id
       AND (f.left_on IS NULL OR f.left_on >= (%(now)s AT TIME ZONE s.timezone)::date)
       AND d.from_on <= (%(now)s AT TIME ZONE s.timezone)::date
       AND (d.to_on IS NULL OR d.to_on >= (%(now)s AT TIME ZONE s.timezone)::date)
 WHERE p.school_id = ANY (%(schools)s) AND p.account_id = %(account)s
UNION ALL
SELECT 'pupil', u.id, u.school_id, c.surname, c.given, c.patronymic, NULL, NULL, c.born_on
  FROM people_pupil u
  JOIN people_person c ON c.school_id = u.school_id AND c.id = u.person_id
 WHERE u.school_id = ANY (%(schools)s) AND c.account_id = %(account)s
UNION ALL
SELECT 'child', u.id, u.school_id, c.surname, c.given, c.patronymic, NULL, NULL, c.born_on
  FROM people_person p
  JOIN schools_school s ON s.id = p.school_id
  JOIN people_guardianship g ON g.school_id = p.school_id AND g.guardian_id = p.id
       AND (g.ended_at IS NULL OR g.ended_at > %(now)s)
       AND (g.from_on IS NULL OR g.from_on <= (%(now)s AT TIME ZONE s.timezone)::date)
       AND (g.to_on IS NULL OR g.to_on >= (%(now)s AT TIME ZONE s.timezone)::date)
  JOIN people_pupil u ON u.school_id = g.school_id AND u.id = g.pupil_id
  JOIN people_person c ON c.school_id = u.school_id AND c.id = u.person_id
 WHERE p.school_id = ANY (%(schools)s) AND p.account_id = %(account)s
 ORDER BY 1, 9, 3, 2, 7, 8
"""


@dataclass
class _Self:
    """What an account is in one school."""

    person_id: int
    name: Name
    duties: list[HeldDuty] = field(default_factory=list)


def build_actor(
    *, account_id: int, school_ids: tuple[int, ...], hat: str | None, session: str, now: datetime
) -> Actor:
    """The actor under the hat ``code:school`` if it may still be worn, else under the first one."""
    values = {"now": now, "schools": list(school_ids), "account": account_id}
    with connection.cursor() as cursor:
        cursor.execute(_WHO, values)
        rows = cursor.fetchall()
    selves = _selves([row[1:8] for row in rows if row[0] == "self"])
    pupil, children = (_children([row[1:6] for row in rows if row[0] == kind]) for kind in ("pupil", "child"))
    hats = _hats(selves, pupil, children)
    worn = next((h for h in hats if h.key == hat), hats[0] if hats else None)
    return replace(_actor(account_id, session, worn, hats, selves, pupil, children), at=now)


def _selves(rows: list[tuple]) -> dict[int, _Self]:
    selves: dict[int, _Self] = {}
    for person_id, school_id, surname, given, patronymic, kind, class_id in rows:
        me = selves.setdefault(school_id, _Self(person_id, Name(surname, given, patronymic)))
        if kind and not me.duties:
            # two cards of one account in a school: the one that works is who acts
            me.person_id, me.name = person_id, Name(surname, given, patronymic)
        if kind:
            me.duties.append(HeldDuty(kind, class_id))
    return selves


def _children(rows: list[tuple]) -> list[Child]:
    """Each pupil once, the eldest first: two links of one guardian to a child are one child."""
    found = (
        Child(pupil_id, school_id, Name(surname, given, patronymic))
        for pupil_id, school_id, surname, given, patronymic in rows
    )
    return list(dict.fromkeys(found))


def _hats(selves: dict[int, _Self], pupil: list[Child], children: list[Child]) -> tuple[Hat, ...]:
    hats: list[Hat] = []
    for school_id, me in selves.items():
        kinds = {duty.kind for duty in me.duties}
        staff = hats_of(kinds, guardian=False, pupil=False)
        hats += [Hat(code, school_id, HATS[code]) for code in staff]
    hats += [Hat("guardian", 0, HATS["guardian"])] if children else []
    hats += [Hat("pupil", 0, HATS["pupil"])] if pupil else []
    return tuple(hats)


def _actor(account_id, session, worn, hats, selves, pupil, children) -> Actor:
    if worn is None:
        me = next(iter(selves.values()), None)
        name = me.name if me else Name("", "")
        return Actor(account_id, session, None, (), me.person_id if me else None, name, None)
    if worn.code in FAMILY_HATS:
        seen = pupil if worn.code == "pupil" else children
        schools = tuple(sorted({child.school_id for child in seen}))
        me = selves.get(schools[0])
        return Actor(
            account_id, session, schools[0], schools, me.person_id, me.name, worn, hats, (), tuple(seen)
        )
    me = selves[worn.school_id]
    kept = duties_under(worn.code, {duty.kind for duty in me.duties})
    duties = tuple(duty for duty in me.duties if duty.kind in kept)
    return Actor(
        account_id, session, worn.school_id, (worn.school_id,), me.person_id, me.name, worn, hats, duties
    )
