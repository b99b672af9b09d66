"""Ending sessions: of a person by himself, and all of them when a password is changed or recovered."""

from datetime import datetime, timedelta

from django.db import transaction

from otmetka.access.models import Session
from otmetka.access.services.trail import record_account
from otmetka.access.sessions import SessionStore, stored_key
from otmetka.audit.trail import Who
from otmetka.core.errors import NotFound

#: How exact «последний раз» is: more often the moment is not written.
SEEN_STEP = timedelta(minutes=10)


def note_seen(session: SessionStore, *, now: datetime) -> None:
    """Keep when a session was last used, in steps of :data:`SEEN_STEP`."""
    seen_at = session.stored.seen_at
    if seen_at is None or abs(now - seen_at) > SEEN_STEP:
        key = stored_key(session.session_key)
        Session.objects.filter(session_key=key).update(seen_at=now)


def end_sessions_of(*, account_id: int, keep: str = "") -> int:
    """End the sessions of an account but the one with the stored key ``keep``; gives their number."""
    ended, _by_table = Session.objects.filter(account_id=account_id).exclude(session_key=keep).delete()
    return ended


@transaction.atomic
def end_session(*, who: Who, account_id: int, key: str, now: datetime) -> None:
    """End one session of one's own account. Raises NotFound for a session of somebody else."""
    ended, _by_table = Session.objects.filter(account_id=account_id, session_key=key).delete()
    if not ended:
        raise NotFound()
    record_account(who, "access.session_ended", account_id, now=now, new={"session": key[:12]})


@transaction.atomic
def end_other_sessions(*, who: Who, account_id: int, keep: str, now: datetime) -> int:
    """End all sessions of one's own account but the present one."""
    ended = end_sessions_of(account_id=account_id, keep=keep)
    record_account(who, "access.sessions_ended", account_id, now=now, new={"count": ended})
    return ended
