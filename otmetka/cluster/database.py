"""The database inside a server: its roles, extensions and the wall between them. Safe to run again.

``otm_owner`` owns the tables and migrates; ``otm_app`` serves and ``otm_region`` reads reports, both under
row-level security, never superuser, never the owner (decision 0007).
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from . import secrets
from .cluster import APP, OWNER, REGION
from .errors import NoRight
from .urls import Urls, as_user, with_dbname

EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
OLDEST_SERVER = 15


def prepare_database(
    admin_url: str, dbname: str | None, secrets_dir: Path, *, own_role: bool = True, test_roles: bool = False
) -> Urls:
    """Make roles, database and extensions where they are missing; return the addresses.

    ``admin_url`` is a superuser's (``own_role``: the database will belong to ``otm_owner``), or, on an
    external server, the owner's with CREATEROLE. ``dbname`` None means the database of the URL, which then
    must exist. ``test_roles`` lets the owner make further databases. Raises :class:`NoRight` with the SQL
    that an administrator has to run.
    """
    dbname = dbname or unquote(urlsplit(admin_url).path.lstrip("/"))
    with psycopg.connect(admin_url, autocommit=True) as connection:
        _refuse_old_server(connection)
        owner_url = _make_owner(connection, admin_url, secrets_dir, test_roles) if own_role else admin_url
        if own_role:
            _make_database(connection, dbname)
        passwords = {name: _make_role(connection, name, secrets_dir, admin_url) for name in (APP, REGION)}
    owner_url = with_dbname(owner_url, dbname)
    _make_inside(with_dbname(admin_url, dbname), dbname, own_role)
    return Urls(
        owner=owner_url,
        app=as_user(owner_url, APP, passwords[APP]),
        region=as_user(owner_url, REGION, passwords[REGION]),
    )


def _refuse_old_server(connection: psycopg.Connection) -> None:
    version = connection.info.server_version // 10_000
    if version < OLDEST_SERVER:
        raise NoRight(
            f"Сервер базы данных — PostgreSQL {version}, а нужен {OLDEST_SERVER} или новее.",
            "Обновите сервер или уберите OTMETKA_DATABASE_URL: тогда работает встроенный PostgreSQL.",
        )


def _make_owner(connection: psycopg.Connection, admin_url: str, folder: Path, test_roles: bool) -> str:
    password = secrets.keep(folder, f"{OWNER}.password")
    _create_or_alter(connection, OWNER, password, "CREATEDB" if test_roles else "NOCREATEDB")
    return as_user(admin_url, OWNER, password)


def _make_database(connection: psycopg.Connection, dbname: str) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [dbname]).fetchone():
        return
    name, owner = sql.Identifier(dbname), sql.Identifier(OWNER)
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))


def _make_role(connection: psycopg.Connection, name: str, folder: Path, admin_url: str) -> str:
    """Make a login under row security; an existing one keeps its password when we know it."""
    password = secrets.keep(folder, f"{name}.password")
    there = connection.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [name]
    ).fetchone()
    if there and there[0]:
        raise NoRight(
            f"Роль {name} обходит защиту строк (SUPERUSER или BYPASSRLS): приложению так нельзя.",
            f"Выполните администратором: ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS;",
        )
    if there and _signs_in(as_user(admin_url, name, password)):
        return password
    if there:
        _refuse_used_elsewhere(connection, name)
    _allowed(lambda: _create_or_alter(connection, name, password), name)
    return password


def _create_or_alter(connection: psycopg.Connection, name: str, password: str, also: str = "") -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = sql.SQL("ALTER" if exists else "CREATE")
    # a plain role has no special right from birth; spelling them out needs a superuser on older servers
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN PASSWORD {} {}").format(
            verb,
            sql.Identifier(name),
            sql.Literal(password),
            sql.SQL(also),  # type: ignore[arg-type]
        )
    )


def _refuse_used_elsewhere(connection: psycopg.Connection, name: str) -> None:
    """A role of another installation on the same server must keep its password."""
    others = connection.execute(
        """SELECT d.datname FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
           JOIN pg_roles r ON r.oid = s.refobjid
           WHERE s.refclassid = 'pg_authid'::regclass AND r.rolname = %s
             AND d.datname <> current_database() LIMIT 1""",
        [name],
    ).fetchall()
    if others:
        raise NoRight(
            f"Роль {name} уже служит другой базе этого сервера ({others[0][0]}), её пароль нам неизвестен.",
            "Передайте два адреса: OTMETKA_OWNER_DATABASE_URL (владелец) и OTMETKA_DATABASE_URL "
            f"({name} с паролем), или возьмите отдельный сервер.",
        )


def _signs_in(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _make_inside(admin_url: str, dbname: str, own_role: bool) -> None:
    """Extensions, and who may come in: the app's roles read and write only what a migration grants them."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for name in EXTENSIONS:
            _allowed(lambda name=name: _make_extension(connection, name), f"расширение {name}")
        database = sql.Identifier(dbname)
        roles = sql.SQL(", ").join([sql.Identifier(APP), sql.Identifier(REGION)])
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, roles))
        connection.execute(
            sql.SQL("GRANT TEMPORARY ON DATABASE {} TO {}").format(database, sql.Identifier(APP))
        )
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(roles))
        if own_role:
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))


def _make_extension(connection: psycopg.Connection, name: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [name]).fetchone():
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def _allowed(act: Callable[[], None], what: str) -> None:
    """Run one step that needs a right; without it say what an administrator has to run."""
    try:
        act()
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedFile) as error:
        raise NoRight(
            f"На сервере базы данных не хватает прав или компонентов: {what}. ({error.diag.message_primary})",
            "Попросите администратора сервера выполнить:\n"
            "  ALTER ROLE <владелец> CREATEROLE;  ALTER DATABASE <база> OWNER TO <владелец>;\n"
            "  -- и в самой базе:\n"
            "  CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist; CREATE EXTENSION unaccent;",
        ) from error
