"""``otmetka migrate``: everything that a new version needs before it may serve."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from .environment import django_ready, prepare_given_database


def migrate() -> None:
    """Roles, extensions, tables (as the owner) and static files. Safe to run again."""
    prepare_given_database()
    django_ready()
    migrate_tables()
    collect_static()


def migrate_tables() -> None:
    """Bring the tables to this version, as the owner."""
    from otmetka.config.migrate import migrate as bring_to_this_version

    bring_to_this_version()


def collect_static() -> None:
    """Gather and hash static files; nothing is done when none has changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=stamp.parent.exists())
    stamp.write_text(now)


def _fingerprint() -> str:
    lines = "\n".join(sorted(_sources()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _sources() -> Iterator[str]:
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for name, storage in finder.list(None):
            info = Path(storage.path(name)).stat()
            yield f"{storage.location} {name} {info.st_size} {info.st_mtime_ns}"
