"""Make a backup: the owner's dump and the files with a manifest, in one archive of mode 0600."""

import io
import os
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg

from otmetka.cluster import ClusterError
from otmetka.config.backup.manifest import FORMAT, Manifest, count_rows, sum_of_file
from otmetka.config.backup.programs import run
from otmetka.config.backup.rotation import name_of, superfluous
from otmetka.config.version import product_version

DUMP, MANIFEST, FILES = "database.dump", "manifest.json", "files/"


@dataclass(frozen=True)
class Made:
    """A finished backup and the old ones that were removed after it."""

    path: Path
    rows: int
    files: int
    size: int
    removed: list[str]


def make_backup(*, owner_url: str, app_role: str, file_store: Path, place: Path, now: datetime) -> Made:
    """Write a backup into ``place`` and rotate the old ones. A broken one leaves no file with its name."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = place / name_of(now)
    with tempfile.TemporaryDirectory(prefix=".otmetka-", dir=place) as folder:
        dump = Path(folder) / DUMP
        rows, server = _dump(owner_url, dump)
        # files are never changed or removed, so those of a moment later hold all that the dump names
        stored = (
            sorted(path for path in file_store.rglob("*") if path.is_file()) if file_store.exists() else []
        )
        names = {FILES + path.relative_to(file_store).as_posix(): path for path in stored}
        sums = {DUMP: sum_of_file(dump)} | {name: sum_of_file(path) for name, path in names.items()}
        manifest = Manifest(FORMAT, product_version(), now.isoformat(), server, app_role, rows, sums)
        draft = Path(folder) / target.name
        _pack(draft, manifest, {DUMP: dump} | names)
        draft.replace(target)
    removed = superfluous(path.name for path in place.iterdir())
    for name in removed:
        (place / name).unlink()
    return Made(target, sum(rows.values()), len(names), target.stat().st_size, removed)


def _dump(owner_url: str, target: Path) -> tuple[dict[str, int], str]:
    """Dump and count in one snapshot, so that the manifest speaks of exactly what is in the dump."""
    try:
        with psycopg.connect(owner_url) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            row = connection.execute(
                "SELECT pg_export_snapshot(), current_setting('server_version')"
            ).fetchone()
            snapshot, server = row or ("", "")
            rows = count_rows(connection)
            run(
                "pg_dump",
                ["--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}"],
                owner_url,
            )
    except psycopg.OperationalError as error:
        raise ClusterError("База данных не отвечает: копия не сделана.", str(error).strip()) from error
    if not rows:
        raise ClusterError("В базе нет таблиц: копировать нечего.", "Сначала выполните: otmetka migrate")
    return rows, server


def _pack(draft: Path, manifest: Manifest, members: dict[str, Path]) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        with tarfile.open(fileobj=out, mode="w") as archive:
            raw = manifest.text().encode()
            about = tarfile.TarInfo(MANIFEST)
            about.size, about.mode = len(raw), 0o600
            archive.addfile(about, io.BytesIO(raw))
            for name, path in members.items():
                archive.add(path, arcname=name, recursive=False, filter=_plain)
        out.flush()
        os.fsync(out.fileno())


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member
