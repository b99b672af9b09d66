"""Rows of people, in the order of Russian lists."""

from otmetka.exchange.queries.base import Base
from otmetka.exchange.queries.exports.written import day
from otmetka.exchange.rules.duty_words import say_duty
from otmetka.people.models import Duty, Person, Staff


def _names(person: Person) -> list[str]:
    return [person.code, person.surname, person.given, person.patronymic, person.sex]


def _order(person: Person) -> tuple[str, str]:
    return person.sort_key, person.code


def staff(base: Base, _year: str | None) -> list[list[str]]:
    """Сотрудники, with the duties that they hold (or held on their last day)."""
    persons = base.person_by_id
    rows = sorted(base.staff.values(), key=lambda one: _order(persons[one.person_id]))
    return [_staff(base, persons[one.person_id], one) for one in rows]


def _staff(base: Base, person: Person, one: Staff) -> list[str]:
    held = _held(base, person, one)
    words = [_say(base, duty) for duty in held]
    grounds = dict.fromkeys(duty.ground for duty in held if duty.ground)
    return [
        *_names(person), day(person.born_on), one.position, ", ".join(words), "; ".join(grounds),
        day(one.hired_on), day(one.left_on),
    ]  # fmt: skip


def _held(base: Base, person: Person, one: Staff) -> list[Duty]:
    """Duties in force; over a class only of the current year, since the file names it without its year."""
    on = min(base.today, one.left_on) if one.left_on else base.today
    year = base.year_at(base.today)
    found = []
    for duty in sorted(base.duties.get(person.id, ()), key=lambda d: (d.kind, d.school_class_id or 0)):
        over = base.class_by_id.get(duty.school_class_id)
        if (duty.to_on is None or duty.to_on >= on) and (over is None or (year and over.year_id == year.id)):
            found.append(duty)
    return found


def _say(base: Base, duty: Duty) -> str:
    over = base.class_by_id.get(duty.school_class_id)
    return say_duty(duty.kind, (over.grade, over.letter) if over else None)


def pupils(base: Base, year: str | None) -> list[list[str]]:
    """Ученики: a row for each enrolment."""
    titles = {y.id: y.title for y in base.years.values() if year in (None, y.title)}
    persons = base.person_by_id
    rows = []
    for pupil in sorted(base.pupils.values(), key=lambda p: _order(persons[p.person_id])):
        person = persons[pupil.person_id]
        for one in base.enrolments.get(pupil.id, ()):
            over = base.class_by_id[one.school_class_id]
            if over.year_id in titles:
                rows.append(
                    [*_names(person), day(person.born_on), titles[over.year_id], over.name, day(one.from_on),
                     day(one.to_on), one.reason]
                )  # fmt: skip
    return rows


def guardians(base: Base, _year: str | None) -> list[list[str]]:
    """Родители: a row for each child."""
    persons, children = base.person_by_id, base.pupil_by_id
    rows = sorted(
        base.guardianships.values(),
        key=lambda g: (*_order(persons[g.guardian_id]), persons[children[g.pupil_id].person_id].code),
    )
    return [
        [*_names(persons[g.guardian_id]), persons[children[g.pupil_id].person_id].code, g.kin, day(g.from_on),
         day(g.to_on)]
        for g in rows
    ]  # fmt: skip
