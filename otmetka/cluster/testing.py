"""A cluster for a test run: made in a second, without fsync, gone at the end, also after a kill -9."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from . import postmaster
from .cluster import Cluster, erase
from .database import prepare_database
from .errors import Busy
from .lock import DataLock
from .urls import Urls

PREFIX = "otmetka-test-"
_TEMPLATE = "otm_template"
_SETTINGS = ("max_connections=100", "shared_buffers=64MB", "max_wal_size=2GB", "autovacuum=off")


@contextmanager
def running_cluster(
    bin_dir: Path | str | None = None, *, durable: bool = False, settings: tuple[str, ...] | None = None
) -> Iterator[Cluster]:
    """A started cluster in a temporary directory; leftovers of killed runs are removed first.

    ``durable`` keeps fsync on, as in life; ``settings`` replaces the quick ones of tests.
    """
    if settings is None:
        settings = () if durable else _SETTINGS
    with _turn():
        sweep()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        cluster = Cluster(folder, bin_dir, durable=durable, settings=settings)
        cluster.lock.take()
    try:
        yield cluster.start()
    finally:
        with _turn():
            cluster.stop()
            _remove(folder)


@contextmanager
def _turn() -> Iterator[None]:
    """One run at a time makes or removes directories, so that none sweeps what another has just made."""
    path = Path(tempfile.gettempdir()) / f"otmetka-tests-{os.geteuid()}.lock"
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def sweep() -> None:
    """Remove the test clusters of runs that were killed; those of live runs hold their lock."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if folder.stat().st_uid != os.geteuid():
            continue
        lock = DataLock(folder)
        try:
            with lock:
                for data in folder.glob("postgres/[0-9]*"):
                    postmaster.stop_orphan(data)
                _remove(folder)
        except (Busy, FileNotFoundError):
            continue


def _remove(folder: Path) -> None:
    erase(folder)
    shutil.rmtree(folder, ignore_errors=True)


def make_database(admin_url: str, dbname: str, secrets_dir: Path) -> Urls:
    """A database in a test cluster, its owner allowed to make further ones."""
    return prepare_database(admin_url, dbname, secrets_dir, test_roles=True)


def migrate_once(admin_url: str, dbname: str, secrets_dir: Path, migrate: Callable[[], None]) -> None:
    """Fill ``dbname`` by ``migrate``, or by a copy when another process of this run has migrated already.

    ``migrate`` must leave no connection open.
    """
    with (secrets_dir / "template.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        with psycopg.connect(admin_url, autocommit=True) as admin:
            if _exists(admin, _TEMPLATE):
                _copy(admin, _TEMPLATE, dbname)
            else:
                migrate()
                _copy(admin, dbname, _TEMPLATE)
    make_database(admin_url, dbname, secrets_dir)


def _exists(admin: psycopg.Connection, dbname: str) -> bool:
    return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [dbname]).fetchone() is not None


def _copy(admin: psycopg.Connection, source: str, target: str) -> None:
    source_name, target_name = sql.Identifier(source), sql.Identifier(target)
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(target_name))
    admin.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER otm_owner STRATEGY file_copy").format(
            target_name, source_name
        )
    )
