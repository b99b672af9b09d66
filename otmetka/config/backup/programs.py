"""pg_dump and pg_restore: our own first, else those of the PATH. Passwords go by the environment."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from otmetka.cluster import ClusterError
from otmetka.cluster.binaries import find
from otmetka.cluster.errors import NoBinaries


def program(name: str) -> Path:
    """The program's path. Raises ClusterError with the way on."""
    try:
        ours = find().bin_dir / name
    except NoBinaries:
        ours = None
    if ours is not None and os.access(ours, os.X_OK):
        return ours
    found = shutil.which(name)
    if found is None:
        raise ClusterError(f"Не найдена программа {name}.", "Установите: apt-get install postgresql-client")
    return Path(found)


def run(name: str, arguments: list[str], url: str) -> None:
    """Run it on the database of ``url``. Raises ClusterError with what it said."""
    command = [str(program(name)), "--no-password", *arguments]
    done = subprocess.run(command, env=_environment(url), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ClusterError(f"{name} не справился (код {done.returncode}).", done.stderr.strip()[-1500:])


def _environment(url: str) -> dict[str, str]:
    """libpq's variables of a URL, so that no password stands in the list of processes."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    told = {
        "PGDATABASE": parts.path.lstrip("/"),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGHOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PGPORT": str(query.pop("port", None) or parts.port or ""),
        "PGSSLMODE": query.pop("sslmode", ""),
        "PGSSLROOTCERT": query.pop("sslrootcert", ""),
        "PGTZ": "UTC",
    }
    return os.environ | {name: value for name, value in told.items() if value}
