"""Passwords and keys that are made once and kept in ``<data>/secrets``, readable by their owner alone."""

import os
import secrets as randomness
from pathlib import Path


def keep(folder: Path, name: str) -> str:
    """The secret ``name`` of ``folder``, made on first use (43 url-safe characters, file mode 0600)."""
    found = peek(folder, name)
    if found:
        return found
    value = randomness.token_urlsafe(32)
    put(folder, name, value)
    return value


def peek(folder: Path, name: str) -> str | None:
    """The secret when it is there already, else None."""
    try:
        return (folder / name).read_text().strip() or None
    except FileNotFoundError:
        return None


def put(folder: Path, name: str, value: str) -> None:
    """Store a secret so that a crash leaves the old one or the new one, never half of it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f".{name}.{os.getpid()}"
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w") as out:
        out.write(value + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder / name)
