"""The product's own server for the bench: one Granian worker, its CPU and memory read from /proc."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Server:
    """A started server; ``cpu()`` is the CPU seconds of its worker so far."""

    def __init__(self, env: dict[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--workers",
            "1",
            "--blocking-threads",
            "1",
            "--no-ws",
            "bench.wsgi:application",
        ]
        self.log = Path(env["OTMETKA_DATA_DIR"]) / "bench-server.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)
        self._wait()
        self.worker = self._worker()

    def cpu(self) -> float:
        """User and system seconds of the worker process."""
        fields = Path(f"/proc/{self.worker}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rss_mb(self) -> float:
        """Resident memory of the worker, MB."""
        return int(Path(f"/proc/{self.worker}/statm").read_text().split()[1]) * PAGE / 1e6

    def stop(self) -> None:
        """End the server and its worker."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)

    def _wait(self) -> None:
        for _attempt in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server ended by itself") from None
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def _worker(self) -> int:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return max((int(pid) for pid in children), key=lambda pid: Path(f"/proc/{pid}/statm").read_text())
