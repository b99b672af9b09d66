"""New persons: a pupil, a member of staff, a guardian."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Invalid
from otmetka.core.names import Name, sort_key, tidy
from otmetka.core.places import Place
from otmetka.people.models import Person, Pupil, Staff
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


def _next_code(school_id: int) -> str:
    last = Person.objects.filter(school_id=school_id).aggregate(last=Max("pk"))["last"] or 0
    return f"н{last + 1}"
