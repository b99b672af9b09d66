"""What cannot start says why, in Russian, and what to do; it leaves everything as it was."""

import errno
import os
import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from otmetka.cluster import (
    Busy,
    Cluster,
    DiskFull,
    NoBinaries,
    StartFailed,
    WrongOwner,
    WrongVersion,
    erase,
    home,
    initdb,
)

Make = Callable[..., Cluster]


def fake_bin(folder: Path, version: str) -> Path:
    """A ``bin`` directory that only knows its version."""
    folder.mkdir()
    program = folder / "postgres"
    program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
    program.chmod(0o755)
    return folder


def test_an_old_data_directory_names_the_ways_on(make_cluster: Make, folder: Path) -> None:
    old = home.settle(home.prepare_data_dir(folder / "data")).path / "14"
    old.mkdir()
    (old / "PG_VERSION").write_text("14\n")
    with pytest.raises(WrongVersion) as refused:
        make_cluster().start()
    assert "PostgreSQL 14" in str(refused.value)
    assert "RESET=1" in str(refused.value)
    assert "otmetka backup" in str(refused.value)
    assert (old / "PG_VERSION").exists()


def test_newer_programs_leave_an_old_cluster_with_its_own(make_cluster: Make, folder: Path) -> None:
    first = make_cluster().start()
    programs = first.bin_dir
    first.stop()
    newer = make_cluster(bin_dir=fake_bin(folder / "bin", "99.1")).start()
    assert newer.bin_dir == programs


def test_a_second_start_says_where_the_first_is(make_cluster: Make) -> None:
    make_cluster().start(address="http://localhost:8000/")
    with pytest.raises(Busy, match="http://localhost:8000/"):
        make_cluster().start()


def test_a_foreign_directory_names_its_owner(
    make_cluster: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "data").mkdir()
    monkeypatch.setattr(home.os, "geteuid", lambda: 12345)
    owner = home.user_name(os.getuid())
    with pytest.raises(WrongOwner, match=f"принадлежит пользователю {owner}"):
        make_cluster().start()


def test_a_full_disk_is_told_before_anything_is_made(
    make_cluster: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 10**9, 12_000_000))
    with pytest.raises(DiskFull, match="Свободно 12 МБ"):
        make_cluster().start()
    assert not list((folder / "data" / "postgres").glob("[0-9]*"))


def test_a_disk_that_fills_up_on_the_way_is_told_too(
    make_cluster: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    cluster = make_cluster()
    monkeypatch.setattr(initdb, "make", full)
    with pytest.raises(DiskFull, match="Нет места на диске"):
        cluster.start()
    monkeypatch.undo()
    assert not cluster.lock.held
    cluster.start()


def test_a_setting_that_postgresql_refuses_shows_its_words(make_cluster: Make) -> None:
    with pytest.raises(StartFailed, match="shared_buffers"):
        make_cluster(settings=("shared_buffers=many",)).start()


def test_no_programs_are_named(make_cluster: Make, folder: Path) -> None:
    with pytest.raises(NoBinaries, match="OTMETKA_PG_BIN"):
        make_cluster(bin_dir=folder / "nowhere").start()


def test_erase_touches_only_a_directory_of_ours(make_cluster: Make, folder: Path) -> None:
    (folder / "letters").mkdir()
    (folder / "letters" / "dear.txt").write_text("…")
    erase(folder / "letters")
    assert (folder / "letters" / "dear.txt").exists()
    make_cluster().start().stop()
    erase(folder / "data")
    assert {path.name for path in (folder / "data").iterdir()} == {"lock"}
