"""Tenancy: every row of a school is behind row-level security from the first migration (DESIGN 6)."""

from otmetka.core.tenancy.scope import narrow_scope, school_scope

__all__ = ["narrow_scope", "school_scope"]
