"""Sessions that can be listed and ended."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """A session with its account, so that a person sees where they are signed in and ends it.

    The key is stored as a hash (see ``access.sessions``): a copy of the table opens nothing.
    """

    account_id = models.BigIntegerField(null=True, db_index=True)
    made_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=200, blank=True, default="")

    @classmethod
    def get_session_store_class(cls):
        """The store that Django asks for."""
        from otmetka.access.sessions import SessionStore

        return SessionStore
