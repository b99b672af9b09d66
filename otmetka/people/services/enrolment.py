"""Arrival, departure and transfer of pupils; memberships of their teaching groups keep in step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Refused
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.people.events import EnrolmentChanged
from otmetka.people.models import Enrolment, GroupMembership
from otmetka.people.policy import WRITE_PUPILS, class_for, pupil_for
from otmetka.people.rules.enrolment import (
    Span,
    arrival_fault,
    departure_fault,
    span_on,
    transfer_fault,
)
from otmetka.people.words import FAULTS
from otmetka.schools.models import GroupClass, SchoolClass

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Move:
    """What the trail and the event say of one change."""

    change: str
    class_id: int
    on: date
    old: dict | None = None
    ground: str = ""


@transaction.atomic
def enrol_pupil(
    *, actor: Actor, pupil_id: int, class_id: int, on: date, ground: str, now: datetime
) -> Enrolment:
    """Put a pupil into a class from ``on``. Raises NotFound, Forbidden or Refused."""
    school_class = _open_class(actor, class_id)
    pupil_for(actor, pupil_id, WRITE_PUPILS, now)
    year = school_class.year
    _refuse(arrival_fault(spans_of(actor.school_id, pupil_id), on, (year.starts_on, year.ends_on)))
    made = _enrol(actor.school_id, pupil_id, class_id, on, ground)
    _join_groups(actor.school_id, pupil_id, class_id, on)
    _tell(actor, pupil_id, Move("arrived", class_id, on, ground=ground), now)
    return made


@transaction.atomic
def depart_pupil(*, actor: Actor, pupil_id: int, on: date, reason: str, now: datetime) -> None:
    """Let ``on`` be the pupil's last day. Raises NotFound, Forbidden or Refused."""
    pupil_for(actor, pupil_id, WRITE_PUPILS, now)
    spans = spans_of(actor.school_id, pupil_id)
    _refuse(departure_fault(spans, on))
    left = span_on(spans, on)
    _open_class(actor, left.class_id)
    _end(actor.school_id, pupil_id, on, reason)
    _leave_groups(actor.school_id, pupil_id, on, keep=set())
    _tell(actor, pupil_id, Move("departed", left.class_id, on, ground=reason), now)


@transaction.atomic
def transfer_pupil(
    *, actor: Actor, pupil_id: int, class_id: int, on: date, ground: str, now: datetime
) -> Enrolment:
    """Move a pupil into another class of the year from ``on``. Raises NotFound, Forbidden or Refused."""
    school_class = _open_class(actor, class_id)
    pupil_for(actor, pupil_id, WRITE_PUPILS, now)
    spans = spans_of(actor.school_id, pupil_id)
    year = school_class.year
    _refuse(transfer_fault(spans, class_id, on, (year.starts_on, year.ends_on)))
    left = span_on(spans, on)
    _end(actor.school_id, pupil_id, on - ONE_DAY, ground)
    made = _enrol(actor.school_id, pupil_id, class_id, on, "")
    kept = set(_groups_of(actor.school_id, class_id).values_list("group_id", flat=True))
    _leave_groups(actor.school_id, pupil_id, on - ONE_DAY, keep=kept)
    _join_groups(actor.school_id, pupil_id, class_id, on)
    move = Move("transferred", class_id, on, old={"class": left.class_id}, ground=ground)
    _tell(actor, pupil_id, move, now)
    return made


def spans_of(school_id: int, pupil_id: int) -> list[Span]:
    """The pupil's stays, the earliest first."""
    rows = Enrolment.objects.filter(school_id=school_id, pupil_id=pupil_id).order_by("from_on")
    return [Span(*row) for row in rows.values_list("school_class_id", "from_on", "to_on")]


def _open_class(actor: Actor, class_id: int) -> SchoolClass:
    school_class = class_for(actor, class_id, WRITE_PUPILS)
    _refuse("year_closed" if school_class.year.closed_at else "")
    return school_class


def _refuse(fault: str) -> None:
    if fault:
        raise Refused(str(FAULTS[fault]), reason=fault)


def _enrol(school_id: int, pupil_id: int, class_id: int, on: date, reason: str) -> Enrolment:
    return Enrolment.objects.create(
        school_id=school_id, pupil_id=pupil_id, school_class_id=class_id, from_on=on, reason=reason
    )


def _end(school_id: int, pupil_id: int, on: date, reason: str) -> None:
    rows = Enrolment.objects.filter(school_id=school_id, pupil_id=pupil_id, from_on__lte=on)
    rows.filter(Q(to_on__isnull=True) | Q(to_on__gt=on)).update(to_on=on, reason=reason)


def _groups_of(school_id: int, class_id: int):
    return GroupClass.objects.filter(school_id=school_id, school_class_id=class_id)


def _leave_groups(school_id: int, pupil_id: int, on: date, keep: set[int]) -> None:
    rows = GroupMembership.objects.filter(school_id=school_id, pupil_id=pupil_id).exclude(group_id__in=keep)
    rows.filter(from_on__gt=on).delete()
    rows.filter(Q(to_on__isnull=True) | Q(to_on__gt=on)).update(to_on=on)


def _join_groups(school_id: int, pupil_id: int, class_id: int, on: date) -> None:
    open_rows = GroupMembership.objects.filter(school_id=school_id, pupil_id=pupil_id)
    held = set(open_rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=on)).values_list("group_id", flat=True))
    whole = _groups_of(school_id, class_id).filter(group__whole_class=True)
    GroupMembership.objects.bulk_create(
        GroupMembership(school_id=school_id, group_id=group_id, pupil_id=pupil_id, from_on=on)
        for group_id in whole.values_list("group_id", flat=True)
        if group_id not in held
    )


def _tell(actor: Actor, pupil_id: int, move: Move, now: datetime) -> None:
    school_id, on = actor.school_id, move.on.isoformat()
    change = Change(
        f"people.pupil_{move.change}",
        Place("people", "pupil", pupil_id, school_id),
        old=move.old,
        new={"class": move.class_id, "on": on},
        pupil_id=pupil_id,
        ground=move.ground,
    )
    record(actor.who, change, now=now)
    publish(EnrolmentChanged(school_id, pupil_id, move.class_id, move.change, on), now=now)
