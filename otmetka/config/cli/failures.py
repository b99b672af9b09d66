"""What a failed command says: a sentence where a person can act, a traceback where the fault is ours."""

import errno

import psycopg

from otmetka.cluster import ClusterError


def sentence(error: BaseException) -> str | None:
    """The words for a foreseen failure; None for one that nobody foresaw."""
    from otmetka.core.errors import OtmetkaError

    if isinstance(error, (ClusterError, OtmetkaError)):
        return str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "На диске кончилось место. Освободите его и запустите снова: записанное сохранится."
    if _database_is_away(error):
        return f"База данных не отвечает. Проверьте, что она запущена.\n{error}".strip()
    return None


def _database_is_away(error: BaseException) -> bool:
    """psycopg's own error, or Django's that was raised from it."""
    return any(isinstance(one, psycopg.OperationalError) for one in (error, error.__cause__))
