"""One supervisor per data directory: a lock that the system itself lets go, also after kill -9."""

import fcntl
import json
import os
from pathlib import Path
from types import TracebackType

from .errors import Busy


class DataLock:
    """An exclusive lock on ``<data>/lock``; the file says who holds it and where it can be reached."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.path = data_dir / "lock"
        self._file: int | None = None

    def take(self, **about: object) -> None:
        """Take the lock or raise :class:`Busy` with what the holder wrote. Taking it twice is harmless."""
        if self._file is not None:
            return
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            raise Busy(self.data_dir, read_about(self.path)) from None
        self._file = file
        self.describe(**about)

    def describe(self, **about: object) -> None:
        """Tell the next comer about us, e.g. ``address="http://127.0.0.1:8000"``."""
        if self._file is None:
            raise RuntimeError("the lock is not held")
        text = json.dumps({"pid": os.getpid(), **about}, ensure_ascii=False).encode()
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, text, 0)

    def release(self) -> None:
        """Let the directory go."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def __enter__(self) -> "DataLock":
        self.take()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def read_about(path: Path) -> dict:
    """What the holder wrote about itself; an empty dict when nothing readable is there."""
    try:
        about = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}
