"""The trail of an account: it belongs to no school, so each of its schools gets the row."""

from datetime import datetime
from typing import Any

from otmetka.access.models import AccountSchool
from otmetka.audit.trail import Change, Who, record
from otmetka.core.places import Place
from otmetka.core.tenancy import school_scope

#: Who acts before anybody is signed in.
ANONYMOUS = Who(account_id=None, person_id=None, duty="", session="")


def schools_of(account_id: int) -> tuple[int, ...]:
    """The numbers of the schools where persons of the account are."""
    rows = AccountSchool.objects.filter(account_id=account_id).order_by("school_id")
    return tuple(rows.values_list("school_id", flat=True))


def owner_of(account_id: int, session: str = "") -> Who:
    """The account acting for itself at the door, where no duty is put on yet."""
    return Who(account_id=account_id, person_id=None, duty="", session=session[:12])


def record_account(who: Who, action: str, account_id: int, *, now: datetime, new: Any = None) -> None:
    """Write ``action`` over an account into the trail of each of its schools."""
    for school_id in schools_of(account_id):
        place = Place("access", "account", account_id, school_id)
        with school_scope(school_id):
            record(who, Change(action, place, new=new), now=now)
