"""Session engine: database sessions whose keys are hashed at rest and that know their account."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from otmetka.core import clock


def stored_key(session_key: str) -> str:
    """What stands in the table for a cookie: 40 hex digits of its SHA-256."""
    return sha256(session_key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """Django's database sessions under a hashed key; expiry follows the product's clock."""

    @classmethod
    def get_model_class(cls):
        """The table of sessions."""
        from otmetka.access.models import Session

        return Session

    def _get_session_from_db(self):
        try:
            return self.model.objects.get(
                session_key=stored_key(self.session_key), expire_date__gt=clock.now()
            )
        except self.model.DoesNotExist:
            self._session_key = None
            return None

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
        """The row of this session; ``access.services.sign_in`` fills in where it was opened."""
        now = clock.now()
        account_id = data.get(SESSION_KEY)
        return self.model(
            session_key=stored_key(self._get_or_create_session_key()),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account_id=int(account_id) if account_id else None,
            made_at=data.get("made_at") or now,
            seen_at=now,
            address=data.get("address"),
            agent=data.get("agent", ""),
        )
