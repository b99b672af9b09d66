"""Our supervisor of one PostgreSQL: made on first start, reached by a private socket, stopped cleanly."""

import errno
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

import psycopg

from . import binaries, home, initdb, postmaster, secrets, urls
from .errors import Busy, ClusterError, DiskFull, StartFailed, WrongVersion
from .lock import DataLock

ADMIN, OWNER, APP, REGION = "otm_admin", "otm_owner", "otm_app", "otm_region"
_NEED_NEW_MB = 300
_NEED_OLD_MB = 40
_MAX_LOG_BYTES = 10_000_000

SETTINGS = (
    "listen_addresses=",  # never on the network: this build has no TLS
    "unix_socket_permissions=0700",
    "max_connections=60",
    "jit=off",
    "max_wal_size=384MB",  # a school's machine has little disk; a bulk load would keep a gigabyte of journal
    # a journal of the server must not become a second copy of the pupils' data
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    "log_parameter_max_length_on_error=0",
    "timezone=UTC",
    "log_timezone=UTC",
)
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Cluster:
    """A PostgreSQL of our own in ``data_dir``; ``durable=False`` is for tests only."""

    def __init__(
        self,
        data_dir: Path | str,
        bin_dir: Path | str | None = None,
        *,
        durable: bool = True,
        settings: tuple[str, ...] = (),
    ) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.lock = DataLock(self.data_dir)
        self.durable = durable
        self.settings = SETTINGS + (() if durable else NOT_DURABLE) + settings
        self._asked_bin = bin_dir
        self._process: subprocess.Popen | None = None
        self._home: home.Home | None = None
        self._binaries: binaries.Binaries | None = None
        self._socket: Path | None = None

    def start(self, **about: object) -> "Cluster":
        """Take the directory, make the cluster when it is new, start it and wait until it answers.

        Raises :class:`ClusterError` with a Russian sentence and a way on; nothing is left running then.
        """
        home.prepare_data_dir(self.data_dir)
        lock_was_ours = self.lock.held
        self.lock.take(**about)
        try:
            self._start()
        except OSError as error:
            self._give_up(lock_was_ours)
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(self.data_dir) from error
            raise
        except BaseException:
            self._give_up(lock_was_ours)
            raise
        return self

    def stop(self) -> None:
        """Stop cleanly and let the directory go. Stopping a stopped cluster does nothing."""
        if self._process is not None:
            postmaster.stop(self._process)
            self._process = None
        if self._socket is not None and self._home is not None and self._socket.parent != self._home.path:
            shutil.rmtree(self._socket, ignore_errors=True)
        self.lock.release()

    def died(self) -> bool:
        """Whether the started server has ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def revive(self) -> None:
        """Start again after the server died; the lock stays ours."""
        self._process = None
        self._start()

    def url(self, user: str = ADMIN, dbname: str = "postgres") -> str:
        """The address of a database for one of our roles, with its kept password."""
        if self._socket is None:
            raise RuntimeError("the cluster is not started")
        return urls.socket_url(user, self.password(user), dbname, self._socket)

    def password(self, user: str) -> str:
        """The password of one of our roles, made on first use."""
        return secrets.keep(self.secrets_dir, f"{user}.password")

    @property
    def secrets_dir(self) -> Path:
        """Passwords of the roles, mode 0700."""
        return self.data_dir / "secrets"

    @property
    def bin_dir(self) -> Path:
        """The programs in use (pg_dump and psql among them)."""
        if self._binaries is None:
            raise RuntimeError("the cluster is not started")
        return self._binaries.bin_dir

    @property
    def home_path(self) -> Path:
        """Where programs, data and socket are; elsewhere than ``data_dir`` under root in a closed place."""
        if self._home is None:
            raise RuntimeError("the cluster is not started")
        return self._home.path

    @property
    def log(self) -> Path:
        """The server's own journal."""
        return self.data_dir / "log" / "postgres.log"

    def __enter__(self) -> "Cluster":
        return self.start()

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _start(self) -> None:
        wanted = binaries.find(self._asked_bin)
        self._home = home.settle(self.data_dir)
        data, self._binaries = self._data_and_programs(self._home, wanted)
        self._refuse_full_disk(data)
        postmaster.stop_orphan(data)
        if not (data / "PG_VERSION").exists():
            initdb.make(self._binaries, data, self._home, ADMIN, self.password(ADMIN), sync=self.durable)
        self._socket = home.socket_dir(self._home)
        self._process = self._launch(data)

    def _data_and_programs(
        self, place: home.Home, wanted: binaries.Binaries
    ) -> tuple[Path, binaries.Binaries]:
        """The data directory and programs that can read it: an old major goes on with its kept programs."""
        there = sorted(place.path.glob("[0-9]*/PG_VERSION"))
        data = place.path / wanted.major
        if not there or data / "PG_VERSION" in there:
            return data, binaries.settle(wanted, place.path)
        old = there[-1].parent
        has = there[-1].read_text().strip()
        kept = binaries.settled_for(place.path, has)
        if kept is None:
            raise WrongVersion(old, has, wanted.major)
        return old, kept

    def _refuse_full_disk(self, data: Path) -> None:
        need = _NEED_OLD_MB if (data / "PG_VERSION").exists() else _NEED_NEW_MB
        free = shutil.disk_usage(data.parent).free // 1_000_000
        if free < need:
            raise DiskFull(data, free, need)

    def _launch(self, data: Path) -> subprocess.Popen:
        """Start and wait; the leftovers of a kill -9 need a second to go, so try again for a while."""
        self._turn_log()
        settings = (*self.settings, f"unix_socket_directories={self._socket}")
        program = self.bin_dir / "postgres"
        give_up = time.monotonic() + 15
        while True:
            begun = self.log.stat().st_size if self.log.exists() else 0
            process = postmaster.start(program, data, settings, self.log, self._home)  # type: ignore[arg-type]
            self._process = process
            if self._answers(process):
                return process
            said = self.log.read_bytes()[begun:].decode(errors="replace")
            if not _passes_by_itself(said) or time.monotonic() > give_up:
                raise self._reason(said, data)
            time.sleep(0.3)

    def _answers(self, process: subprocess.Popen) -> bool:
        """Wait while it starts (recovery after a crash takes as long as it takes); False when it ended."""
        url = self.url()
        while process.poll() is None:
            try:
                psycopg.connect(url, connect_timeout=5).close()
                return True
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error):
                    postmaster.stop(process)
                    raise ClusterError(
                        f"База в {self._home.path} не приняла пароль из {self.secrets_dir}.",  # type: ignore[union-attr]
                        "Верните каталог secrets этой базы или начните заново: RESET=1.",
                    ) from error
                time.sleep(0.03)
        return False

    def _reason(self, said: str, data: Path) -> ClusterError:
        if "No space left on device" in said or "Disk quota exceeded" in said:
            return DiskFull(data)
        if "lock file" in said and "already exists" in said:
            return Busy(self.data_dir, {"pid": postmaster.orphan(data)})
        tail = "\n".join(said.strip().splitlines()[-8:])
        return StartFailed("PostgreSQL не запустился.", self.log, tail)

    def _turn_log(self) -> None:
        self.log.parent.mkdir(mode=0o700, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _MAX_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _give_up(self, lock_was_ours: bool) -> None:
        if self._process is not None:
            postmaster.stop(self._process)
            self._process = None
        if not lock_was_ours:
            self.lock.release()


def known_urls(data_dir: Path, dbname: str) -> urls.Urls | None:
    """The addresses of a prepared database of ``data_dir``, whose cluster another process runs."""
    place = home.known(data_dir.absolute())
    folder = data_dir / "secrets"
    words = [secrets.peek(folder, f"{user}.password") for user in (OWNER, APP, REGION)]
    if place is None or not all(words):
        return None
    at = home.socket_path(place)
    roles = zip((OWNER, APP, REGION), words, strict=True)
    return urls.Urls(*(urls.socket_url(user, word or "", dbname, at) for user, word in roles))


def _passes_by_itself(said: str) -> bool:
    """Leftovers of a killed server: its children still hold the lock file or the shared memory."""
    return ("lock file" in said and "already exists" in said) or "still in use" in said


def erase(data_dir: Path) -> None:
    """Remove a stopped cluster with everything in ``data_dir``; the caller holds the lock.

    Only a directory that carries our marks is touched, so a mistyped path loses nothing.
    """
    place = home.known(data_dir)
    for data in place.path.glob("[0-9]*") if place else ():
        postmaster.stop_orphan(data)
    pointer = data_dir / home.POINTER
    if pointer.exists():
        far = Path(pointer.read_text().strip())
        if far.name and (far / "bin").is_dir():
            shutil.rmtree(far)
    elif not (data_dir / "postgres").exists():
        return
    for path in data_dir.iterdir():
        if path.name == "lock":
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
