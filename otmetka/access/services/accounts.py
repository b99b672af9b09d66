"""Accounts made for people, with a proposed login and no password until a code is used."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from otmetka.access.models import Account, AccountSchool
from otmetka.access.rules.logins import free_logins, login_base
from otmetka.core.names import Name


def make_accounts(*, names: list[Name], school_id: int, now: datetime) -> list[Account]:
    """An account for each name, all of one school; the caller writes the trail."""
    bases = [login_base(name.surname, name.given, name.patronymic) for name in names]
    accounts = Account.objects.bulk_create(
        Account(login=login, password=make_password(None), made_at=now)
        for login in free_logins(bases, _taken)
    )
    AccountSchool.objects.bulk_create(
        AccountSchool(account=account, school_id=school_id) for account in accounts
    )
    return accounts


def _taken(logins: list[str]) -> set[str]:
    return set(Account.objects.filter(login__in=logins).values_list("login", flat=True))
