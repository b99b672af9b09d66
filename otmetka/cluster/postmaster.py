"""One postmaster process: started, waited for, stopped, and its orphans of a crash put to rest."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from .home import Home

_PR_SET_PDEATHSIG = 1
STOP = signal.SIGINT  # PostgreSQL's fast shutdown: roll back, checkpoint, end


def end_with_parent(sign: int) -> Callable[[], None] | None:
    """What a child runs first, so that it gets ``sign`` when its supervisor is killed (Linux only)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    supervisor = os.getpid()

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, sign, 0, 0, 0)
        if os.getppid() != supervisor:  # killed between the fork and the request
            os.kill(os.getpid(), sign)

    return ask


def start(program: Path, data: Path, settings: Sequence[str], log: Path, home: Home) -> subprocess.Popen:
    """Start ``postgres`` in a session of its own: a Ctrl-C in the terminal is ours to pass on."""
    command = [str(program), "-D", str(data)]
    for setting in settings:
        command += ["-c", setting]
    with log.open("ab") as out:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=data,
            env=environment(),
            umask=0o077,
            start_new_session=True,
            preexec_fn=end_with_parent(STOP),
            **home.identity(),
        )


def environment() -> dict[str, str]:
    """PostgreSQL's environment: nothing of ours but what it needs, so no secret or locale leaks in."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def stop(process: subprocess.Popen, seconds: float = 60) -> None:
    """End it cleanly; when it will not, end it at once (it recovers on the next start)."""
    if process.poll() is not None:
        return
    for sign, patience in ((STOP, seconds), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
        process.send_signal(sign)
        try:
            process.wait(patience)
            return
        except subprocess.TimeoutExpired:
            continue


def stop_orphan(data: Path, seconds: float = 30) -> bool:
    """Stop a postmaster that outlived its supervisor; False when there was none.

    Only called with the data directory's lock held, so nobody watches over it any more.
    """
    pid = orphan(data)
    if pid is None:
        return False
    os.kill(pid, STOP)
    end = time.monotonic() + seconds
    while orphan(data) is not None:
        if time.monotonic() > end:
            os.kill(pid, signal.SIGQUIT)
            end += seconds
        time.sleep(0.05)
    return True


def orphan(data: Path) -> int | None:
    """The live process that ``postmaster.pid`` names, when it really serves this directory."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError):
        return None
    return pid if os.fsencode(data) in command.split(b"\0") else None
