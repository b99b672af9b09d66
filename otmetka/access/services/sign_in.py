"""What is written down of a failed sign-in."""

from datetime import datetime

from otmetka.access.models import Account
from otmetka.access.services.trail import ANONYMOUS, record_account


def note_failure(*, login: str, now: datetime) -> None:
    """A wrong password of a known account goes into the trail of its schools; an unknown login does not."""
    account_id = Account.objects.filter(login=login).values_list("pk", flat=True).first()
    if account_id is not None:
        record_account(ANONYMOUS, "access.sign_in_failed", account_id, now=now)
