"""A child process of the demo: started apart from the terminal, logged to a file, stopped with patience."""

import contextlib
import os
import signal
import subprocess
import time
from collections import deque
from pathlib import Path

from otmetka.cluster.postmaster import end_with_parent

_MAX_LOG_BYTES = 10_000_000
_PATIENCE_SECONDS = 25
_MAX_DEATHS = 4
_WITHIN_SECONDS = 60

MARK = "OTMETKA_CHILD_OF"


def end_leftovers(data_dir: Path, seconds: float = 10) -> None:
    """End children of an earlier launcher that was killed; they are known by their environment.

    Only called with the data directory's lock held, so nobody watches over them any more.
    """
    end = time.monotonic() + seconds
    while left := _leftovers(data_dir):
        sign = signal.SIGTERM if time.monotonic() < end else signal.SIGKILL
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sign)
        time.sleep(0.1)


def _leftovers(data_dir: Path) -> list[int]:
    mark = f"{MARK}={data_dir}".encode()
    return [int(found.name) for found in Path("/proc").glob("[0-9]*") if mark in _environment_of(found)]


def _environment_of(process: Path) -> list[bytes]:
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


class Child:
    """One long-running command of ours. It gets SIGTERM when the launcher itself is killed."""

    def __init__(self, name: str, command: list[str], env: dict[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        self._command = command
        self._env = env
        self._process: subprocess.Popen | None = None
        self._deaths: deque[float] = deque()

    def start(self) -> None:
        """Start it; a session of its own, so that Ctrl-C reaches it in our order and not the terminal's."""
        if self.log.exists() and self.log.stat().st_size > _MAX_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                self._command,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=end_with_parent(signal.SIGTERM),
            )

    def died(self) -> bool:
        """Whether it was started and has ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def revive(self) -> bool:
        """Start it again; False when it has died too often to hope. Its own children end with it."""
        self._end_group(signal.SIGKILL)
        now = time.monotonic()
        self._deaths.append(now)
        while self._deaths and self._deaths[0] < now - _WITHIN_SECONDS:
            self._deaths.popleft()
        if len(self._deaths) > _MAX_DEATHS:
            return False
        self.start()
        return True

    def stop(self) -> None:
        """Ask it to finish what it has begun; insist when it does not."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._end_group(signal.SIGKILL)
        self._process = None

    def _end_group(self, sign: int) -> None:
        """What the child has left behind: a web server's workers outlive its kill -9."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, sign)

    def last_words(self, lines: int = 15) -> str:
        """The end of its log, for the message about its death."""
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except FileNotFoundError:
            return ""
