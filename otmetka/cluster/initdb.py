"""Making a new cluster, so that a crash in the middle leaves none rather than half of one."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .binaries import Binaries
from .errors import DiskFull, StartFailed
from .home import Home
from .postmaster import environment

NOBODY = 65534


def make(programs: Binaries, data: Path, home: Home, admin: str, password: str, *, sync: bool = True) -> None:
    """Run initdb beside ``data`` and move the finished directory into place."""
    shutil.rmtree(data, ignore_errors=True)
    workshop = Path(tempfile.mkdtemp(prefix="new-", dir=home.path))
    try:
        _run(programs, workshop, home, admin, password, sync)
        (workshop / "data").rename(data)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _run(programs: Binaries, workshop: Path, home: Home, admin: str, password: str, sync: bool) -> None:
    """initdb insists that its user has a name, so under root it runs as nobody; then the files move on."""
    builder = None if home.uid is None else NOBODY
    ticket = workshop / "password"
    ticket.touch(mode=0o600)
    ticket.write_text(password + "\n")
    if builder is not None:
        for path in (workshop, ticket):
            os.chown(path, builder, builder)
        home.path.chmod(0o711)
    try:
        done = subprocess.run(
            _command(programs, workshop, admin, ticket, sync),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=workshop,
            env=environment(),
            umask=0o077,
            **Home(workshop, builder).identity(),
        )
    finally:
        home.path.chmod(0o700)
    _check(done, workshop)
    if home.uid is not None:
        for path in [workshop / "data", *(workshop / "data").rglob("*")]:
            home.own(path)


def _command(programs: Binaries, workshop: Path, admin: str, ticket: Path, sync: bool) -> list[str]:
    command = [
        str(programs.bin_dir / "initdb"),
        f"--pgdata={workshop / 'data'}",
        f"--username={admin}",
        f"--pwfile={ticket}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        *_locale(int(programs.major)),
    ]
    return command if sync else [*command, "--no-sync"]


def _locale(major: int) -> list[str]:
    """Lower and upper case of Russian letters without the system's locales, where PostgreSQL has its own."""
    if major >= 18:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
    if major == 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _check(done: subprocess.CompletedProcess, workshop: Path) -> None:
    if done.returncode == 0:
        return
    if "No space left on device" in done.stderr or "Disk quota exceeded" in done.stderr:
        raise DiskFull(workshop.parent)
    tail = "\n".join(done.stderr.strip().splitlines()[-8:])
    raise StartFailed("Не удалось создать базу данных (initdb).", None, tail)
