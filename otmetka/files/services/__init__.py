"""Keeping files."""

from otmetka.files.services.store import store_uploads

__all__ = ["store_uploads"]
