"""Restore a backup into an empty database, and prove that it is whole."""

import os
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import psycopg

from otmetka.cluster import ClusterError
from otmetka.config.backup.make import DUMP, FILES, MANIFEST
from otmetka.config.backup.manifest import Manifest, chunks_of, count_rows, read_manifest, sum_of
from otmetka.config.backup.programs import run


@dataclass(frozen=True)
class Restored:
    """What was restored and compared."""

    manifest: Manifest
    tables: int
    rows: int
    files: int


def restore_backup(*, archive: Path, owner_url: str, app_role: str, file_store: Path) -> Restored:
    """Check every sum, restore in one transaction, compare every count; then put the files.

    Raises ClusterError before anything is written when the database is not empty, the archive is damaged
    or was made for another role of the application.
    """
    _refuse_full(owner_url, file_store)
    with (
        tempfile.TemporaryDirectory(prefix="otmetka-restore-") as raw,
        tarfile.open(_there(archive)) as packed,
    ):
        folder = Path(raw)
        manifest = _checked(packed, archive)
        if manifest.app_role != app_role:
            raise ClusterError(
                f"Копия сделана для роли приложения {manifest.app_role}, а здесь {app_role}.",
                f"Задайте OTMETKA_APP_ROLE={manifest.app_role}",
            )
        _write(packed, DUMP, folder / DUMP)
        arguments = ["--no-owner", "--no-comments", "--exit-on-error", "--single-transaction"]
        run("pg_restore", [*arguments, f"--dbname={_name(owner_url)}", str(folder / DUMP)], owner_url)
        _compare(owner_url, manifest)
        files = _put_files(packed, manifest, file_store)
    return Restored(manifest, len(manifest.rows), sum(manifest.rows.values()), files)


def _there(archive: Path) -> Path:
    if not archive.is_file():
        raise ClusterError(f"Нет файла {archive}.", "Укажите копию: otmetka-ГГГГММДД-ЧЧММСС.tar")
    return archive


def _refuse_full(owner_url: str, file_store: Path) -> None:
    with psycopg.connect(owner_url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if row and row[0]:
        raise ClusterError(
            "База не пуста: копию восстанавливают только в пустую.",
            "Создайте новую базу и укажите её, или возьмите новый каталог данных: OTMETKA_DATA_DIR=…",
        )
    if file_store.exists() and any(file_store.iterdir()):
        raise ClusterError(
            f"В {file_store} уже есть файлы.", "Уберите их или возьмите другой OTMETKA_DATA_DIR."
        )


def _checked(packed: tarfile.TarFile, archive: Path) -> Manifest:
    """The manifest, once every member named in it is there with its sum and nothing else is."""
    try:
        members = {member.name: member for member in packed.getmembers()}
        manifest = read_manifest(_open(packed, MANIFEST).read())
        if set(members) != {MANIFEST, *manifest.files} or not all(m.isfile() for m in members.values()):
            raise ValueError("members")
        for name, wanted in manifest.files.items():
            if sum_of(chunks_of(_open(packed, name))) != wanted:
                raise ValueError(name)
    except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
        raise ClusterError(
            f"Копия {archive.name} повреждена ({error}): ничего не восстановлено.", "Возьмите другую копию."
        ) from error
    return manifest


def _open(packed: tarfile.TarFile, name: str):
    file = packed.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file


def _write(packed: tarfile.TarFile, name: str, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        shutil.copyfileobj(_open(packed, name), out)


def _compare(owner_url: str, manifest: Manifest) -> None:
    with psycopg.connect(owner_url) as connection:
        counts = count_rows(connection)
        connection.execute("ANALYZE")
    differing = sorted(
        name for name in {*counts, *manifest.rows} if counts.get(name) != manifest.rows.get(name)
    )
    if differing:
        raise ClusterError(f"После восстановления не сошлось число строк: {', '.join(differing[:5])}.")


def _put_files(packed: tarfile.TarFile, manifest: Manifest, file_store: Path) -> int:
    names = [name for name in manifest.files if name.startswith(FILES)]
    for name in names:
        inside = PurePosixPath(name).relative_to(FILES.rstrip("/"))
        if inside.is_absolute() or ".." in inside.parts:
            raise ClusterError(f"Недопустимое имя файла в копии: {name}")
        _write(packed, name, file_store / inside)
    return len(names)


def _name(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).path.lstrip("/")
