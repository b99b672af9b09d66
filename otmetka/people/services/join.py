"""Joining a card of another school, or a second card of this one, to one's own account by its slip."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.access.models import Account, AccountSchool
from otmetka.access.services.codes import find_code
from otmetka.access.services.sessions import end_sessions_of
from otmetka.access.services.trail import schools_of
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Refused
from otmetka.core.places import Place
from otmetka.core.tenancy import school_scope
from otmetka.people.models import Duty, Person, Pupil, Staff


@transaction.atomic
def join_card(*, actor: Actor, code: str, now: datetime) -> None:
    """Put the persons behind ``code`` behind the actor's account; the other account is closed.

    Raises Invalid for a code that is not live, Refused where the cards must stay apart (SECURITY 20).
    """
    found = find_code(code=code, now=now)
    other = found.account
    if other.pk == actor.account_id:
        raise Refused(_("Этот листок от вашей же учётной записи: присоединять нечего."), reason="same")
    mine_is_pupil = _is_pupil(actor.account_id)
    for school_id in schools_of(other.pk):
        _move(actor, other.pk, school_id, mine_is_pupil, now)
    found.used_at = now
    found.save(update_fields=["used_at"])
    Account.objects.filter(pk=other.pk).update(is_active=False)
    end_sessions_of(account_id=other.pk)


def _move(actor: Actor, other_id: int, school_id: int, mine_is_pupil: bool, now: datetime) -> None:
    with school_scope(school_id):
        persons = Person.objects.filter(school_id=school_id, account_id=other_id)
        ids = list(persons.values_list("pk", flat=True))
        _check(school_id, ids, mine_is_pupil)
        persons.update(account_id=actor.account_id)
        places = [Place("people", "person", person_id, school_id) for person_id in ids]
        for place in places:
            new = {"account": actor.account_id}
            change = Change("people.card_joined", place, old={"account": other_id}, new=new)
            record(actor.who, change, now=now)
    AccountSchool.objects.filter(account_id=other_id, school_id=school_id).delete()
    AccountSchool.objects.get_or_create(account_id=actor.account_id, school_id=school_id)


def _check(school_id: int, person_ids: list[int], mine_is_pupil: bool) -> None:
    if Pupil.objects.filter(school_id=school_id, person_id__in=person_ids).exists():
        raise Refused(_("Это листок ученика: по нему входит сам ученик."), reason="pupil")
    behind = {"school_id": school_id, "person_id__in": person_ids}
    is_staff = Staff.objects.filter(**behind).exists() or Duty.objects.filter(**behind).exists()
    if mine_is_pupil and is_staff:
        raise Refused(_("Учётную запись ученика с сотрудником не соединяют."), reason="staff")


def _is_pupil(account_id: int) -> bool:
    for school_id in schools_of(account_id):
        with school_scope(school_id):
            rows = Pupil.objects.filter(school_id=school_id, person__account_id=account_id)
            if rows.exists():
                return True
    return False
