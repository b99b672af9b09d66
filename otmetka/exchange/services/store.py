"""The store of imported files: by the hash of their bytes, outside the web root, for the owner's eyes."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from otmetka.core.errors import NotFound


def keep_bytes(school_id: int, data: bytes) -> str:
    """Keep ``data`` and give its SHA-256; the same bytes are kept once."""
    name = sha256(data).hexdigest()
    path = _path(school_id, name)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, data)
    return name


def read_bytes(school_id: int, name: str) -> bytes:
    """The bytes of ``name``. Raises NotFound when the store has lost them or they were changed."""
    try:
        data = _path(school_id, name).read_bytes()
    except FileNotFoundError:
        data = b""
    if sha256(data).hexdigest() != name:
        raise NotFound(_("Файл этого импорта не сохранился. Загрузите его ещё раз."))
    return data


def _path(school_id: int, name: str) -> Path:
    return Path(settings.DATA_DIR) / "imports" / str(int(school_id)) / name


def _write(path: Path, data: bytes) -> None:
    """All or nothing: a file of this name is whole."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).chmod(0o600)
    Path(temporary).replace(path)
