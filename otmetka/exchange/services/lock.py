"""One import at a time in a school: two files may speak of the same rows."""

from django.db import connection

_IMPORTS = 0x0715_0001


def lock_imports(school_id: int) -> None:
    """Wait for the school's other import; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_IMPORTS, school_id])
