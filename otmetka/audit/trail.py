"""Writing the trail: every service does it in the transaction of its change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from otmetka.audit.models import AuditEntry
from otmetka.core.bulk import insert_many
from otmetka.core.places import Place


@dataclass(frozen=True)
class Who:
    """The author of a change as the trail keeps it; the machine itself has no account."""

    account_id: int | None
    person_id: int | None
    duty: str
    session: str


SYSTEM = Who(account_id=None, person_id=None, duty="system", session="")


@dataclass(frozen=True)
class Change:
    """What happened at a place; ``old`` and ``new`` are plain JSON values, ``pupil_id`` whose data it is."""

    action: str
    place: Place
    old: Any = None
    new: Any = None
    pupil_id: int | None = None
    ground: str = ""


def record(who: Who, change: Change, *, now: datetime) -> None:
    """Write one change into the open transaction."""
    record_many(who, [change], now=now)


def record_many(who: Who, changes: list[Change], *, now: datetime) -> None:
    """Write the changes of one bulk action: one row each, so that the trail replays (DESIGN 7)."""
    insert_many([_entry(who, change, now) for change in changes])


def _entry(who: Who, change: Change, now: datetime) -> AuditEntry:
    return AuditEntry(
        school_id=change.place.school_id,
        at=now,
        account_id=who.account_id,
        person_id=who.person_id,
        duty=who.duty,
        session=who.session,
        action=change.action,
        place=change.place.code,
        place_id=change.place.id,
        pupil_id=change.pupil_id,
        old=change.old,
        new=change.new,
        ground=change.ground,
    )
