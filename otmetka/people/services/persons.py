"""Persons: a new pupil, member of staff, guardian; and the end of work of a member of staff."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Invalid, Refused
from otmetka.core.names import Name, sort_key, tidy
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.people.events import StaffLeft
from otmetka.people.models import Duty, Person, Pupil, Staff
from otmetka.people.policy import WRITE_STAFF, staff_for
from otmetka.people.words import FAULTS


@dataclass(frozen=True)
class PersonCard:
    """What is typed about a person; an empty ``code`` gets the next free number."""

    surname: str
    given: str
    patronymic: str = ""
    sex: str = ""
    born_on: date | None = None
    code: str = ""

    @property
    def name(self) -> Name:
        """The tidy name."""
        return Name(tidy(self.surname), tidy(self.given), tidy(self.patronymic))


def make_person(*, actor: Actor, card: PersonCard, now: datetime) -> Person:
    """A person in the actor's school; the gate is the caller's. Raises Invalid for a taken code."""
    name, school_id = card.name, actor.school_id
    code = card.code.strip() or _next_code(school_id)
    if Person.objects.filter(school_id=school_id, code=code).exists():
        raise Invalid(str(FAULTS["code_taken"]), fields={"code": str(FAULTS["code_taken"])})
    person = Person.objects.create(
        school_id=school_id,
        code=code,
        surname=name.surname,
        given=name.given,
        patronymic=name.patronymic,
        sex=card.sex,
        born_on=card.born_on,
        sort_key=sort_key(name.surname, name.given, name.patronymic),
    )
    place = Place("people", "person", person.pk, school_id)
    record(actor.who, Change("people.person_made", place, new={"code": code}), now=now)
    return person


@transaction.atomic
def make_pupil(*, actor: Actor, card: PersonCard, now: datetime) -> Pupil:
    """A pupil without a class yet."""
    person = make_person(actor=actor, card=card, now=now)
    return Pupil.objects.create(school_id=actor.school_id, person=person)


@transaction.atomic
def make_staff(*, actor: Actor, card: PersonCard, position: str, hired_on: date, now: datetime) -> Staff:
    """A member of staff without a duty yet."""
    person = make_person(actor=actor, card=card, now=now)
    return Staff.objects.create(
        school_id=actor.school_id, person=person, position=position, hired_on=hired_on
    )


@transaction.atomic
def dismiss_staff(*, actor: Actor, person_id: int, left_on: date, ground: str, now: datetime) -> None:
    """Let ``left_on`` be the last day of work: duties give no rights after it. Not one's own."""
    staff = staff_for(actor, person_id, WRITE_STAFF)
    fault = "own_leaving" if person_id == actor.person_id else ""
    fault = fault or ("order" if staff.hired_on and left_on < staff.hired_on else "")
    if fault:
        raise Refused(str(FAULTS[fault]), reason=fault)
    old = {"left": staff.left_on.isoformat() if staff.left_on else None}
    Staff.objects.filter(school_id=actor.school_id, pk=staff.pk).update(left_on=left_on)
    Duty.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gt=left_on),
        school_id=actor.school_id, person_id=person_id, from_on__lte=left_on,
    ).update(to_on=left_on)  # fmt: skip
    place = Place("people", "person", person_id, actor.school_id)
    new = {"left": left_on.isoformat()}
    record(actor.who, Change("people.staff_left", place, old=old, new=new, ground=ground), now=now)
    publish(StaffLeft(actor.school_id, person_id, left_on.isoformat()), now=now)


def _next_code(school_id: int) -> str:
    last = Person.objects.filter(school_id=school_id).aggregate(last=Max("pk"))["last"] or 0
    return f"н{last + 1}"
