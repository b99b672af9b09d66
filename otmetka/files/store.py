"""The store on disk: outside the web root, random names, a file is there whole or not at all."""

import os
import secrets
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_KEY_BYTES = 32


def new_key() -> str:
    """A name in the store that nobody can guess: 64 hex digits."""
    return secrets.token_hex(_KEY_BYTES)


def write(key: str, content: bytes) -> None:
    """Put ``content`` under ``key``: written aside, flushed to the disk, then renamed. Raises OSError."""
    target = _path(key)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = target.with_suffix(".part")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def open_stored(key: str) -> BinaryIO:
    """The file for reading; FileNotFoundError where the disk has lost it."""
    return _path(key).open("rb")


def remove(key: str) -> None:
    """Take a file away whose row was never written."""
    _path(key).unlink(missing_ok=True)


def _path(key: str) -> Path:
    # keys come from new_key() by way of our own table; a path from a client never gets here
    if len(key) != 2 * _KEY_BYTES or not key.isalnum():
        raise ValueError("not a key of the store")
    return Path(settings.FILE_STORE) / key[:2] / key


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
