"""Changing one's own password."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from otmetka.access.models import Account
from otmetka.access.services.sessions import end_sessions_of
from otmetka.access.services.trail import record_account
from otmetka.audit.trail import Who
from otmetka.core.errors import Invalid


@transaction.atomic
def change_password(
    *, who: Who, account: Account, old: str, new: str, session: str, now: datetime
) -> Account:
    """Set a new password if ``old`` is right; all other sessions of the account end. Raises Invalid."""
    if not account.check_password(old):
        message = _("Прежний пароль не подходит.")
        raise Invalid(message, fields={"old": message})
    try:
        validate_password(new, account)
    except ValidationError as error:
        message = " ".join(error.messages)
        raise Invalid(message, fields={"password": message}) from error
    account.set_password(new)
    account.save(update_fields=["password"])
    end_sessions_of(account_id=account.pk, keep=session)
    record_account(who, "access.password_changed", account.pk, now=now)
    return account
