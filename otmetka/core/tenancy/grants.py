"""Grants of the application's role on tables that belong to no school; everything else is denied."""

from django.conf import settings
from django.db import connections
from psycopg import sql

#: Each line is a decision: what the application may do with a table outside tenancy.
GLOBAL_TABLES = {
    "core_installation": "SELECT, INSERT, UPDATE",
    "access_account": "SELECT, INSERT, UPDATE",
    "access_accountschool": "SELECT, INSERT, DELETE",
    "access_signincode": "SELECT, INSERT, UPDATE",
    "access_session": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accessattempt": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accessattemptexpiration": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accessfailurelog": "SELECT, INSERT, DELETE",
    "axes_accesslog": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_jobs": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_events": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_periodic_defers": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_workers": "SELECT, INSERT, UPDATE, DELETE",
    "django_migrations": "SELECT",
    "django_content_type": "SELECT",
}

#: Carries a school's number but is read before the scope is known; says nothing but ids.
OUTSIDE_SCOPE = frozenset({"access_accountschool"})


def grant_global_tables(using: str = "owner") -> None:
    """Put the grants of :data:`GLOBAL_TABLES` in force; run by ``otmetka migrate`` after the migrations."""
    connection = connections[using]
    role = sql.Identifier(settings.APP_ROLE)
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, rights in GLOBAL_TABLES.items():
            if table in existing:
                statement = sql.SQL("GRANT {} ON {} TO {}")
                cursor.execute(statement.format(sql.SQL(rights), sql.Identifier(table), role))
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_depend d ON d.objid = c.oid AND d.deptype = 'a'"
            " JOIN pg_class t ON t.oid = d.refobjid WHERE c.relkind = 'S' AND t.relname = ANY (%s)",
            [list(GLOBAL_TABLES)],
        )
        for (sequence,) in cursor.fetchall():
            statement = sql.SQL("GRANT USAGE ON SEQUENCE {} TO {}")
            cursor.execute(statement.format(sql.Identifier(sequence), role))
