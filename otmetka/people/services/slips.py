"""Slips: single-use codes for persons of the school, in bulk or one by one (DESIGN 5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.access.services.accounts import make_accounts
from otmetka.access.services.codes import issue_codes
from otmetka.audit.trail import Change, record_many
from otmetka.core.clock import local_date
from otmetka.core.errors import Refused
from otmetka.core.places import Place
from otmetka.people.models import Person
from otmetka.people.policy_slips import audience_for_slips, person_for_slip
from otmetka.people.queries.slips import Recipient
from otmetka.regulations.queries.values import value_in_force
from otmetka.schools.models import School


@dataclass(frozen=True)
class Slip:
    """What is printed; the code exists nowhere else."""

    name: str
    code: str
    expires_at: datetime


@transaction.atomic
def issue_slips(
    *, actor: Actor, kind: str, class_id: int | None, everyone: bool, now: datetime
) -> list[Slip]:
    """Slips for ``pupils`` or ``guardians`` of a class, or for ``staff``.

    Without ``everyone`` only for those who have no password yet. Raises NotFound, Forbidden or Refused.
    """
    found = audience_for_slips(actor, kind, class_id, now)
    wanted = [one for one in found if everyone or not one.has_password]
    if not wanted:
        raise Refused(_("Листки не нужны: у всех уже есть пароль."), reason="nobody")
    return _issue(actor, wanted, now)


@transaction.atomic
def issue_slip(*, actor: Actor, person_id: int, now: datetime) -> list[Slip]:
    """A slip for one person, also to recover a forgotten password. Raises NotFound or Forbidden."""
    return _issue(actor, [person_for_slip(actor, person_id, now)], now)


def _issue(actor: Actor, wanted: list[Recipient], now: datetime) -> list[Slip]:
    accounts = _accounts(actor.school_id, wanted, now)
    lifetime = _lifetime(actor.school_id, now)
    codes = issue_codes(
        account_ids=list(accounts.values()), made_by_id=actor.account_id, lifetime=lifetime, now=now
    )
    changes = [
        Change(
            "access.code_issued",
            Place("people", "person", one.person_id, actor.school_id),
            new={"account": accounts[one.person_id], "expires": (now + lifetime).isoformat()},
        )
        for one in wanted
    ]
    record_many(actor.who, changes, now=now)
    return [Slip(one.name.full, codes[accounts[one.person_id]], now + lifetime) for one in wanted]


def _accounts(school_id: int, wanted: list[Recipient], now: datetime) -> dict[int, int]:
    """``{person_id: account_id}``; made where there is none yet."""
    without = [one for one in wanted if one.account_id is None]
    made = make_accounts(names=[one.name for one in without], school_id=school_id, now=now)
    fresh = {one.person_id: account.pk for one, account in zip(without, made, strict=True)}
    rows = list(Person.objects.filter(school_id=school_id, pk__in=fresh))
    for row in rows:
        row.account_id = fresh[row.pk]
    Person.objects.bulk_update(rows, ["account_id"], batch_size=500)
    return {one.person_id: one.account_id or fresh[one.person_id] for one in wanted}


def _lifetime(school_id: int, now: datetime) -> timedelta:
    timezone = School.objects.values_list("timezone", flat=True).get(pk=school_id)
    days = value_in_force(school_id, "access.slip_days", 1, local_date(now, timezone))
    return timedelta(days=int(days.value))
