"""Migrations as the owner, then the grants of the tables outside tenancy."""

from django.core.management import call_command
from django.db import connections

from otmetka.core.tenancy.grants import grant_global_tables


def migrate(verbosity: int = 0) -> None:
    """Bring the database to this version. Safe to repeat; leaves no connection of the owner open."""
    call_command("migrate", database="owner", interactive=False, verbosity=verbosity)
    grant_global_tables("owner")
    connections["owner"].close()
