"""Accounts for everybody: those of the demo's table with their password, the rest by a slip later."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache

from django.contrib.auth.hashers import make_password
from django.db import connection

from otmetka.access.models import Account, AccountSchool
from otmetka.access.services.accounts import make_accounts
from otmetka.audit.trail import SYSTEM, Change, record_many
from otmetka.core.names import Name
from otmetka.core.places import Place
from otmetka.people.models import Person

GROUND = "учебные логины демонстрации"
_LINK = """
UPDATE people_person p SET account_id = n.account_id
  FROM unnest(%s::bigint[], %s::bigint[]) AS n (person_id, account_id)
 WHERE p.school_id = %s AND p.id = n.person_id
"""


def open_accounts(school_id: int, sign_ins: Iterable[dict[str, str]], *, now: datetime) -> int:
    """An account for each person of the school without one; gives their number. Needs the school's scope.

    A login that is there already (a guardian of the other school) is joined, not made again.
    """
    persons = {person.code: person for person in Person.objects.filter(school_id=school_id, account_id=None)}
    hashed = cache(make_password)  # they share a password, and Argon2 is slow on purpose
    accounts = {row["person"]: _signing_in(row, hashed, school_id, now) for row in sign_ins}
    others = [person for code, person in sorted(persons.items()) if code not in accounts]
    names = [Name(person.surname, person.given, person.patronymic) for person in others]
    made = make_accounts(names=names, school_id=school_id, now=now)
    accounts |= {person.code: account for person, account in zip(others, made, strict=True)}
    links = {persons[code].id: account.id for code, account in accounts.items()}
    with connection.cursor() as cursor:
        cursor.execute(_LINK, [list(links), list(links.values()), school_id])
    _tell(school_id, links, now)
    return len(links)


def _signing_in(row: dict[str, str], hashed: Callable[[str], str], school_id: int, now: datetime) -> Account:
    account = Account.objects.filter(login=row["login"]).first() or Account.objects.create(
        login=row["login"], password=hashed(row["password"]), made_at=now
    )
    AccountSchool.objects.get_or_create(account=account, school_id=school_id)
    return account


def _tell(school_id: int, links: dict[int, int], now: datetime) -> None:
    changes = [
        Change(
            "access.account_made", Place("people", "person", person_id, school_id),
            new={"account": account_id}, ground=GROUND,
        )
        for person_id, account_id in links.items()
    ]  # fmt: skip
    record_many(SYSTEM, changes, now=now)
