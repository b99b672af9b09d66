"""``otmetka database`` under systemd: ready when it answers, stopped cleanly by SIGTERM."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from otmetka.cluster import erase, known_urls

CLONE = Path(__file__).resolve().parents[2]


def test_it_tells_systemd_when_it_is_ready() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="otm-") as name,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd,
    ):
        folder = Path(name)
        folder.chmod(0o755)
        systemd.bind(str(folder / "notify"))
        systemd.settimeout(60)
        told = {"OTMETKA_DATA_DIR": str(folder / "data"), "NOTIFY_SOCKET": str(folder / "notify")}
        command = [sys.executable, "-m", "otmetka", "database"]
        service = subprocess.Popen(command, cwd=CLONE, env=os.environ | told, stdout=subprocess.DEVNULL)
        assert systemd.recv(100) == b"READY=1"
        urls = known_urls(folder / "data", "otmetka")
        with psycopg.connect(urls.app) as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("otm_app",)
        service.send_signal(signal.SIGTERM)
        assert service.wait(30) == 0
        assert not list((folder / "data" / "postgres").glob("*/postmaster.pid"))
        erase(folder / "data")
