"""The demo as a whole, without its school: up, killed, up again, down, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from otmetka.cluster import erase
from otmetka.config.cli.demo.children import _leftovers, end_leftovers
from otmetka.config.cli.demo.clock import ClockFile

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("launcher")]
CLONE = Path(__file__).resolve().parents[2]
PORT = 38180
SCRIPT = """
    import sys
    from otmetka.config.cli.demo import base, launcher, plan

    class WithoutSchool(launcher.Launcher):
        def _prepare_school(self, urls):
            env = self._environment(urls) | {"OTMETKA_OWNER_DATABASE_URL": urls.owner}
            self._run([sys.executable, "-m", "otmetka", "migrate"], env)
            base.write_mark(urls.owner, base.LOADED)
            return [["учитель", "Ёжикова Анна", "anna", "тайна-1"]]

    WithoutSchool(plan.read_plan()).run()
"""


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="otm-") as folder:
        Path(folder).chmod(0o755)
        data = Path(folder) / "demo"
        yield data
        if data.exists():
            end_leftovers(data)
            erase(data)


def start(data_dir: Path, log: Path, **words: str) -> subprocess.Popen:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OTMETKA_")}
    env = clean | {"OTMETKA_DATA_DIR": str(data_dir), "PORT": str(PORT)} | words
    with log.open("w") as out:
        return subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(SCRIPT)], cwd=CLONE, env=env, stdout=out, stderr=out
        )


def wait_until_shown(log: Path, words: str, process: subprocess.Popen) -> str:
    end = time.monotonic() + 120
    while words not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.1)
    return log.read_text()


def answers() -> bool:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=5) as reply:
        return reply.status == 200


def test_up_killed_up_and_down(data_dir: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    first = start(data_dir, log, DAY="2026-11-17T11:10")
    said = wait_until_shown(log, "Остановить — Ctrl-C", first)
    assert f"http://localhost:{PORT}/" in said
    assert "вт 17.11.2026, 11:1" in said
    assert "Ёжикова Анна" in said and "тайна-1" in said
    assert answers()
    first.kill()
    first.wait()

    second = start(data_dir, log)
    said = wait_until_shown(log, "Остановить — Ctrl-C", second)
    assert f"http://localhost:{PORT}/" in said
    assert answers()
    busy = start(data_dir, tmp_path / "busy")
    assert busy.wait(30) == 1
    assert f"http://localhost:{PORT}/" in (tmp_path / "busy").read_text()

    second.send_signal(signal.SIGINT)
    assert second.wait(60) == 0
    assert "данные сохранены" in log.read_text()
    assert not _leftovers(data_dir)
    assert not list(data_dir.glob("postgres/*/postmaster.pid"))
    moment = ClockFile(data_dir / "demo-clock.json").read()
    assert moment is not None and f"{moment:%d.%m %H}" == "17.11 11"
