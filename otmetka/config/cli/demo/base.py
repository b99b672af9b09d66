"""The demo's database: embedded or given by URL, with a mark that says whose data is in it.

The mark is the database's comment. Nothing is ever erased in a database that does not carry it.
"""

import shutil
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from otmetka.cluster import Cluster, ClusterError, DiskFull, Urls, erase, prepare_database
from otmetka.cluster.urls import hide_password
from otmetka.config.cli.environment import DBNAME

LOADING, LOADED = "otmetka demo: loading", "otmetka demo: loaded"

_NEED_MB = 1200  # the school with its history, and the server's own journal while it is loaded


class Base(Protocol):
    """A database of the demo."""

    def open(self, *, reset: bool) -> Urls:
        """Make it ready: empty with the mark LOADING, or as it was with the mark LOADED."""
        ...

    def died(self) -> bool:
        """Whether it is ours and has ended by itself."""
        ...

    def revive(self) -> None:
        """Start it again."""
        ...

    def close(self) -> None:
        """Stop what is ours."""
        ...


class EmbeddedBase:
    """Our own PostgreSQL in the demo's data directory."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def open(self, *, reset: bool) -> Urls:
        """Start it; RESET and a load that was broken off begin with nothing."""
        if reset:
            erase(self._cluster.data_dir)
        self._cluster.start()
        urls = self._prepare()
        if read_mark(urls.owner) != LOADED:
            self._refuse_small_disk()
            with psycopg.connect(self._cluster.url(), autocommit=True) as admin:
                admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(DBNAME)))
            urls = self._prepare()
            write_mark(urls.owner, LOADING)
        return urls

    def _refuse_small_disk(self) -> None:
        free = shutil.disk_usage(self._cluster.home_path).free // 1_000_000
        if free < _NEED_MB:
            raise DiskFull(self._cluster.home_path, free, _NEED_MB)

    def _prepare(self) -> Urls:
        return prepare_database(self._cluster.url(), DBNAME, self._cluster.secrets_dir)

    def died(self) -> bool:
        """Whether the server has ended by itself."""
        return self._cluster.died()

    def revive(self) -> None:
        """Start the server again."""
        self._cluster.revive()

    def close(self) -> None:
        """Stop the server."""
        self._cluster.stop()


class ExternalBase:
    """A database on somebody's server, given by OTMETKA_DATABASE_URL (and perhaps the owner's URL)."""

    def __init__(self, url: str, owner_url: str | None, secrets_dir: Path) -> None:
        self._url = url
        self._owner_url = owner_url
        self._secrets_dir = secrets_dir

    def open(self, *, reset: bool) -> Urls:
        """Take an empty database or one with our mark; refuse any other."""
        owner = self._owner_url or self._url
        try:
            mark, empty = read_mark(owner), is_empty(owner)
        except psycopg.OperationalError as error:
            raise ClusterError(
                f"Сервер базы данных не отвечает: {hide_password(owner)}.", str(error).strip()
            ) from error
        if mark not in (LOADING, LOADED) and not empty:
            raise ClusterError(
                f"В базе {hide_password(owner)} уже есть чужие таблицы: демонстрация их не тронет.",
                "Создайте для неё пустую базу: CREATE DATABASE otmetka_demo;",
            )
        if not empty and (reset or mark == LOADING):
            wipe(owner)
        urls = self._prepare(owner)
        if is_empty(owner):
            write_mark(owner, LOADING)
        return urls

    def _prepare(self, owner: str) -> Urls:
        if self._owner_url:
            return Urls(owner=owner, app=self._url, region="")
        return prepare_database(owner, None, self._secrets_dir, own_role=False)

    def died(self) -> bool:
        """Never: somebody else watches over it."""
        return False

    def revive(self) -> None:
        """Not ours to start."""

    def close(self) -> None:
        """Not ours to stop."""


def read_mark(url: str) -> str:
    """The database's comment, '' without one."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    return (row and row[0]) or ""


def write_mark(url: str, mark: str) -> None:
    """Set the comment; only the database's owner may."""
    with psycopg.connect(url) as connection:
        name = connection.info.dbname
        try:
            connection.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(mark))
            )
        except psycopg.errors.InsufficientPrivilege as error:
            raise ClusterError(
                f"Роль {connection.info.user} не владеет базой {name}.",
                f"Выполните администратором: ALTER DATABASE {name} OWNER TO {connection.info.user};",
            ) from error


def is_empty(url: str) -> bool:
    """Whether the schema ``public`` has no table."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return row is not None and row[0] == 0


def wipe(url: str) -> None:
    """Empty a database that carries the demo's mark."""
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
