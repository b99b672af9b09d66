"""Guardians: links confirmed by staff, and their end, which ends access at once (islamey.instr.3.6)."""

from datetime import datetime

from django.db import transaction

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Refused
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.people.events import GuardianshipEnded
from otmetka.people.models import Guardianship, Person
from otmetka.people.policy import WRITE_GUARDIANS, guardianship_for, pupil_for
from otmetka.people.services.persons import PersonCard, make_person
from otmetka.people.words import FAULTS


@transaction.atomic
def link_guardian(
    *, actor: Actor, pupil_id: int, card: PersonCard | None, code: str, kin: str, now: datetime
) -> Guardianship:
    """Link a new person (``card``) or the one of ``code`` to a pupil. Raises NotFound, Forbidden, Refused."""
    gate = pupil_for(actor, pupil_id, WRITE_GUARDIANS, now)
    guardian = make_person(actor=actor, card=card, now=now) if card else _known(actor.school_id, code)
    _refuse("self" if guardian.pk == gate.pupil.person_id else "")
    links = Guardianship.objects.filter(
        school_id=actor.school_id, guardian=guardian, pupil_id=pupil_id, ended_at__isnull=True
    )
    _refuse("linked" if links.exists() else "")
    link = Guardianship.objects.create(
        school_id=actor.school_id, guardian=guardian, pupil_id=pupil_id, kin=kin.strip(), from_on=gate.today
    )
    new = {"guardian": guardian.pk, "kin": link.kin}
    _record(actor, "people.guardian_linked", link, new=new, now=now)
    return link


@transaction.atomic
def end_guardianship(*, actor: Actor, guardianship_id: int, ground: str, now: datetime) -> int:
    """End a link at this moment; gives the pupil's id. Raises NotFound, Forbidden or Refused."""
    link = guardianship_for(actor, guardianship_id, WRITE_GUARDIANS, now)
    _refuse("" if ground.strip() else "no_ground")
    if link.ended_at is None:
        link.ended_at, link.ended_ground = now, ground.strip()
        link.save(update_fields=["ended_at", "ended_ground"])
        old = {"guardian": link.guardian_id, "kin": link.kin}
        _record(actor, "people.guardianship_ended", link, old=old, ground=ground, now=now)
        publish(GuardianshipEnded(actor.school_id, link.guardian_id, link.pupil_id), now=now)
    return link.pupil_id


def _known(school_id: int, code: str) -> Person:
    found = Person.objects.filter(school_id=school_id, code=code.strip()).first()
    if found is None:
        _refuse("no_guardian")
    return found


def _refuse(fault: str) -> None:
    if fault:
        raise Refused(str(FAULTS[fault]), reason=fault)


def _record(actor: Actor, action: str, link: Guardianship, *, now: datetime, **more) -> None:
    place = Place("people", "pupil", link.pupil_id, actor.school_id)
    record(actor.who, Change(action, place, pupil_id=link.pupil_id, **more), now=now)
