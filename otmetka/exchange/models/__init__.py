"""Imports and the journal of what each of them changed."""

from otmetka.exchange.models.imports import Import, ImportChange

__all__ = ["Import", "ImportChange"]
