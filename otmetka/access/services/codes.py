"""Single-use codes: issued on slips, used for the first sign-in and for recovery (DESIGN 5, SECURITY 20)."""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from otmetka.access.models import Account, SignInCode
from otmetka.access.rules.codes import ALPHABET, LENGTH, grouped, meant
from otmetka.access.rules.logins import login_fault, tidy_login
from otmetka.access.services.sessions import end_sessions_of
from otmetka.access.services.trail import owner_of, record_account
from otmetka.core.errors import Invalid

_SALT = "otmetka.access.code"


def code_hash(signs: str) -> str:
    """What is kept of a code: an HMAC under the installation's secret key."""
    return salted_hmac(_SALT, signs, algorithm="sha256").hexdigest()


@transaction.atomic
def issue_codes(
    *, account_ids: list[int], made_by_id: int | None, lifetime: timedelta, now: datetime
) -> dict[int, str]:
    """New codes ``{account_id: "7K3M-9QXA-H4TR"}``; the unused ones of these accounts are withdrawn.

    The caller records it in the trail of the school that issues them. The codes exist only in the answer.
    """
    SignInCode.objects.filter(
        account_id__in=account_ids, used_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=now)
    fresh = {account_id: _random_signs() for account_id in account_ids}
    SignInCode.objects.bulk_create(
        SignInCode(
            account_id=account_id,
            code_hash=code_hash(signs),
            made_at=now,
            made_by_id=made_by_id,
            expires_at=now + lifetime,
        )
        for account_id, signs in fresh.items()
    )
    return {account_id: grouped(signs) for account_id, signs in fresh.items()}


def find_code(*, code: str, now: datetime) -> SignInCode:
    """The live code that was typed, locked for its one use. One message for every reason (SECURITY 20)."""
    rows = SignInCode.objects.select_for_update(of=("self",)).select_related("account")
    found = rows.filter(
        code_hash=code_hash(meant(code)),
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=now,
        account__is_active=True,
    ).first()
    if found is None:
        message = _("Такого кода нет, он уже использован или его срок вышел. Попросите новый листок.")
        raise Invalid(message, fields={"code": message})
    return found


@transaction.atomic
def use_code(*, code: str, login: str, password: str, now: datetime) -> Account:
    """Set login and password by a code; every older session of the account ends. Raises Invalid."""
    found = find_code(code=code, now=now)
    account = found.account
    account.login = _free_login(login, account)
    account.set_password(_fit_password(password, account))
    try:
        with transaction.atomic():
            account.save(update_fields=["login", "password"])
    except IntegrityError as error:
        raise _login_taken() from error
    found.used_at = now
    found.save(update_fields=["used_at"])
    end_sessions_of(account_id=account.pk)
    record_account(owner_of(account.pk), "access.code_used", account.pk, now=now)
    return account


def _random_signs() -> str:
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))


def _free_login(typed: str, account: Account) -> str:
    login = tidy_login(typed)
    messages = {
        "short": _("Логин короче 3 знаков."),
        "long": _("Логин длиннее 60 знаков."),
        "signs": _("В логине могут быть латинские буквы, цифры, точка, дефис и подчёркивание."),
    }
    fault = login_fault(login)
    if fault:
        raise Invalid(messages[fault], fields={"login": messages[fault]})
    if Account.objects.filter(login=login).exclude(pk=account.pk).exists():
        raise _login_taken()
    return login


def _login_taken() -> Invalid:
    message = _("Этот логин занят. Придумайте другой.")
    return Invalid(message, fields={"login": message})


def _fit_password(password: str, account: Account) -> str:
    try:
        validate_password(password, account)
    except ValidationError as error:
        message = " ".join(error.messages)
        raise Invalid(message, fields={"password": message}) from error
    return password
