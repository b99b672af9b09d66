"""Assigning and ending duties by an order."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Refused
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.people.events import DutyAssigned, DutyEnded
from otmetka.people.models import Duty
from otmetka.people.policy import WRITE_DUTIES, class_for, duty_for, staff_for
from otmetka.people.rules.assignments import assignment_fault, ending_fault
from otmetka.people.words import FAULTS


@dataclass(frozen=True)
class Order:
    """What an order says of a duty."""

    kind: str
    class_id: int | None
    from_on: date
    to_on: date | None
    ground: str


@transaction.atomic
def assign_duty(*, actor: Actor, person_id: int, order: Order, now: datetime) -> Duty:
    """Charge a member of staff with a duty. Raises NotFound, Forbidden or Refused."""
    staff_for(actor, person_id, WRITE_DUTIES)
    if order.class_id is not None:
        class_for(actor, order.class_id, "people.pupils.read")
    _refuse(
        assignment_fault(
            order.kind,
            own=person_id == actor.person_id,
            class_id=order.class_id,
            ground=order.ground,
            from_on=order.from_on,
            to_on=order.to_on,
        )
    )
    duty = _insert(actor.school_id, person_id, order)
    new = {"kind": duty.kind, "class": duty.school_class_id, "from": order.from_on.isoformat()}
    _record(actor, "people.duty_assigned", duty, new=new, ground=order.ground, now=now)
    publish(DutyAssigned(actor.school_id, person_id, duty.pk, duty.kind), now=now)
    return duty


@transaction.atomic
def end_duty(*, actor: Actor, duty_id: int, to_on: date, ground: str, now: datetime) -> None:
    """Let ``to_on`` be the last day of a duty. Raises NotFound, Forbidden or Refused."""
    duty = duty_for(actor, duty_id, WRITE_DUTIES)
    own = duty.person_id == actor.person_id
    _refuse(ending_fault(own=own, from_on=duty.from_on, to_on=to_on, ground=ground))
    old = {"to": duty.to_on.isoformat() if duty.to_on else None}
    duty.to_on = to_on
    duty.save(update_fields=["to_on"])
    _record(actor, "people.duty_ended", duty, old=old, new={"to": to_on.isoformat()}, ground=ground, now=now)
    publish(DutyEnded(actor.school_id, duty.person_id, duty.pk, duty.kind), now=now)


def _insert(school_id: int, person_id: int, order: Order) -> Duty:
    try:
        with transaction.atomic():
            return Duty.objects.create(
                school_id=school_id,
                person_id=person_id,
                kind=order.kind,
                school_class_id=order.class_id,
                from_on=order.from_on,
                to_on=order.to_on,
                ground=order.ground.strip(),
            )
    except IntegrityError as error:
        raise Refused(str(FAULTS["twice"]), reason="twice") from error


def _refuse(fault: str) -> None:
    if fault:
        raise Refused(str(FAULTS[fault]), reason=fault)


def _record(actor: Actor, action: str, duty: Duty, *, now: datetime, **more) -> None:
    place = Place("people", "person", duty.person_id, actor.school_id)
    record(actor.who, Change(action, place, **more), now=now)
