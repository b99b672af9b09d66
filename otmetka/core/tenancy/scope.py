"""Which schools the current transaction may see: the application's half of row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction

_SWITCH = "SELECT current_setting('otmetka.schools', true), set_config('otmetka.schools', %s, true)"


@contextmanager
def school_scope(*school_ids: int, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Open a transaction that sees the rows of ``school_ids`` and of no other school.

    Without a scope every read of a school-owned table raises (TENANCY 1). Scopes nest: the outer list is
    put back at the end, because a released savepoint would keep the inner one.
    """
    connection = connections[using]
    nested = connection.in_atomic_block
    with transaction.atomic(using=using):
        before = _set(connection, school_ids)
        yield
        if nested and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('otmetka.schools', %s, true)", [before])


def narrow_scope(*school_ids: int, using: str = DEFAULT_DB_ALIAS) -> None:
    """Change the list of schools for the rest of the open transaction."""
    _set(connections[using], school_ids)


def _set(connection, school_ids: tuple[int, ...]) -> str:
    schools = "{" + ",".join(str(int(school_id)) for school_id in school_ids) + "}"
    with connection.cursor() as cursor:
        cursor.execute(_SWITCH, [schools])
        return cursor.fetchone()[0] or ""
