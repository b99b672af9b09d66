"""Session engine: database sessions whose keys are hashed at rest and that know their account."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils.crypto import constant_time_compare

from otmetka.core import clock


def stored_key(session_key: str) -> str:
    """What stands in the table for a cookie: 40 hex digits of its SHA-256."""
    return sha256(session_key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """Django's database sessions under a hashed key; expiry follows the product's clock.

    Reading a session brings its account and the numbers of its schools along, in the same SQL query.
    """

    stored = None

    @classmethod
    def get_model_class(cls):
        """The table of sessions."""
        from otmetka.access.models import Session

        return Session

    def account(self):
        """The active account of this session, or None; a change of password ends its older sessions."""
        told = self.get(SESSION_KEY)
        account = self.stored.account if self.stored else None
        if account is None or told != str(account.pk):
            return None
        kept = self.get(HASH_SESSION_KEY, "")
        return account if constant_time_compare(kept, account.get_session_auth_hash()) else None

    def _get_session_from_db(self):
        from otmetka.access.queries.sessions import stored_session

        self.stored = stored_session(stored_key(self.session_key), now=clock.now())
        if self.stored is None:
            self._session_key = None
        return self.stored

    def exists(self, session_key: str) -> bool:
        """Whether a session of this cookie is kept."""
        return self.model.objects.filter(session_key=stored_key(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        session_key = session_key or self.session_key
        if session_key is not None:
            self.model.objects.filter(session_key=stored_key(session_key)).delete()

    def get_expiry_date(self, **kwargs: Any):
        """The moment of expiry on the product's clock."""
        return clock.now() + timedelta(seconds=self.get_session_cookie_age())

    def create_model_instance(self, data: dict[str, Any]):
        """The row of this session; ``access.web.session.open_session`` tells where it was opened."""
        now = clock.now()
        account_id, made_at = data.get(SESSION_KEY), data.get("made_at")
        return self.model(
            session_key=stored_key(self._get_or_create_session_key()),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account_id=int(account_id) if account_id else None,
            made_at=datetime.fromisoformat(made_at) if made_at else now,
            seen_at=now,
            address=data.get("address"),
            agent=data.get("agent", ""),
        )
