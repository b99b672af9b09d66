"""Where a cluster lives on disk and as whom it runs.

PostgreSQL refuses to run as root, and making users or opening directories is not ours to do. So under root
the server runs as a number that no account has, in a directory of that number, mode 0700; when the way to
the data directory is closed to others (a clone in /root), the cluster alone moves to /var/lib/otmetka.
"""

import os
import pwd
import secrets as randomness
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .errors import ClusterError, Unreachable, WrongOwner

_SOCKET_ROOM = 100  # of the 107 bytes of a unix socket's path, less a margin
_SOCKET_NAME = "/.s.PGSQL.5432"
_FREE_NUMBERS = range(61900, 62900)  # no distribution gives these out
_ROOT_PLACES = (Path("/var/lib/otmetka"), Path("/var/tmp"))  # noqa: S108 - made private below
POINTER = "postgres-home"


@dataclass(frozen=True)
class Home:
    """``path`` holds bin, the data and the socket; ``uid`` is None when we run as ourselves."""

    path: Path
    uid: int | None = None

    @property
    def gid(self) -> int | None:
        """The group of the unprivileged number: the same number."""
        return self.uid

    def identity(self) -> dict:
        """What to give ``subprocess.Popen`` so that the program runs as this home's owner."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.uid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give a path to the user that PostgreSQL runs as."""
        if self.uid is not None:
            os.chown(path, self.uid, self.uid, follow_symlinks=False)

    def private(self, path: Path) -> Path:
        """Make a directory 0700 of that user."""
        path.mkdir(mode=0o700, parents=False, exist_ok=True)
        path.chmod(0o700)
        self.own(path)
        return path


def prepare_data_dir(data_dir: Path) -> Path:
    """Make the data directory, ours and closed to others; :class:`WrongOwner` when it is not ours."""
    data_dir = data_dir.absolute()
    _make_way(data_dir.parent)
    data_dir.mkdir(mode=0o700, exist_ok=True)
    owner = data_dir.stat().st_uid
    if owner != os.geteuid():
        raise WrongOwner(data_dir, user_name(owner), user_name(os.geteuid()))
    # root's own PostgreSQL runs as another number and must pass through, not look around
    data_dir.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return data_dir


def _make_way(folder: Path) -> None:
    """Make missing parents passable whatever the umask is; those that are there are not touched."""
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir(exist_ok=True)
        missing.chmod(0o755)


def settle(data_dir: Path) -> Home:
    """The home of this data directory's cluster, made on first use."""
    made_earlier = known(data_dir)
    if made_earlier is not None:
        return made_earlier
    if os.geteuid() != 0:
        return _make(data_dir / "postgres", None)
    return _settle_as_root(data_dir)


def known(data_dir: Path) -> Home | None:
    """The home that was made earlier; None when there is none."""
    pointer = data_dir / POINTER
    path = Path(pointer.read_text().strip()) if pointer.exists() else data_dir / "postgres"
    if not path.exists():
        return None
    owner = path.stat().st_uid
    if os.geteuid() == 0 and owner != 0:
        return Home(path, owner)
    if owner != os.geteuid():
        raise WrongOwner(path, user_name(owner), user_name(os.geteuid()))
    return Home(path)


def _settle_as_root(data_dir: Path) -> Home:
    uid = _free_number()
    if can_reach(data_dir, uid):
        return _make(data_dir / "postgres", uid)
    for place in _ROOT_PLACES:
        folder = _root_folder(place)
        if folder is not None and can_reach(folder, uid):
            home = _make(folder / randomness.token_hex(4), uid)
            (data_dir / POINTER).write_text(f"{home.path}\n")
            return home
    raise Unreachable(data_dir)


def _root_folder(place: Path) -> Path | None:
    """A directory of root's in ``place`` that others may pass through but not read."""
    try:
        if place == Path("/var/tmp"):  # noqa: S108 - everyone writes there, so the name is not guessable
            place = Path(tempfile.mkdtemp(prefix="otmetka-", dir=place))
        place.mkdir(mode=0o711, exist_ok=True)
        if place.is_symlink() or place.stat().st_uid != 0:
            return None
        place.chmod(0o711)
    except OSError:
        return None
    return place


def _make(path: Path, uid: int | None) -> Home:
    home = Home(path, uid)
    home.private(path)
    return home


def _free_number() -> int:
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    return next(number for number in _FREE_NUMBERS if number not in taken)


def can_reach(folder: Path, uid: int) -> bool:
    """Whether a process of ``uid`` can enter ``folder``: asked of the system, not guessed from modes."""
    asked = subprocess.run(["/usr/bin/test", "-x", folder], user=uid, group=uid, extra_groups=[])
    return asked.returncode == 0


def socket_path(home: Home) -> Path:
    """Where the socket is: beside the data, or in a short place when the way there is too long."""
    near = home.path / "run"
    if _fits(near):
        return near
    name = f"otmetka-{sha256(os.fsencode(home.path)).hexdigest()[:12]}"
    far = Path(tempfile.gettempdir()) / name
    return far if _fits(far) else Path("/tmp") / name  # noqa: S108 - used only when ours and closed


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder)) + len(_SOCKET_NAME) <= _SOCKET_ROOM


def socket_dir(home: Home) -> Path:
    """Make the socket's directory: private, and of the user PostgreSQL runs as."""
    folder = socket_path(home)
    return home.private(folder) if folder.parent == home.path else _private_in_public(home, folder)


def _private_in_public(home: Home, folder: Path) -> Path:
    """A directory in a place where everyone writes: ours, 0700, no link, or not used at all."""
    ours = home.uid if home.uid is not None else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
        home.own(folder)
    except FileExistsError:
        pass
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != ours or stat.S_IMODE(found.st_mode) != 0o700:
        raise ClusterError(f"Каталог {folder} занят чужим файлом.", f"Удалите его: rm -r {folder}")
    return folder


def user_name(uid: int) -> str:
    """The account's name, or its number."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
