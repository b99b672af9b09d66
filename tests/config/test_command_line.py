"""The command line answers at once and fails with sentences."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from otmetka.cluster import ClusterError
from otmetka.config.cli.demo.children import Child
from otmetka.config.cli.demo.plan import read_plan
from otmetka.config.cli.demo.ports import choose_port

CLONE = Path(__file__).resolve().parents[2]


def otmetka(*words: str, **env: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OTMETKA_")}
    command = [sys.executable, "-X", "importtime", "-m", "otmetka", *words]
    return subprocess.run(command, cwd=CLONE, env=clean | env, capture_output=True, text=True)


def test_help_lists_the_commands_without_loading_django() -> None:
    said = otmetka("--help")
    assert said.returncode == 0
    assert all(word in said.stdout for word in ("serve", "worker", "migrate", "demo"))
    assert "django" not in said.stderr


def test_no_database_is_a_sentence_with_a_way_on(tmp_path: Path) -> None:
    said = otmetka("migrate", OTMETKA_DATA_DIR=str(tmp_path))
    assert said.returncode == 1
    assert "Не найдена база данных" in said.stderr
    assert "otmetka database" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_database_that_is_away_is_a_sentence(tmp_path: Path) -> None:
    url = "postgresql://otm_owner:secret-word@127.0.0.1:38199/otmetka"
    said = otmetka("migrate", OTMETKA_DATABASE_URL=url, OTMETKA_DATA_DIR=str(tmp_path))
    assert said.returncode == 1
    assert "База данных не отвечает" in said.stderr
    assert "secret-word" not in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("port", ["восемь", "0", "70000", "-1"])
def test_a_port_that_is_none_is_a_sentence(port: str) -> None:
    with pytest.raises(ClusterError, match="PORT="):
        read_plan({"PORT": port})


def test_a_busy_port_gives_way_unless_it_was_asked_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert choose_port("127.0.0.1", port, given=False) > port
        with pytest.raises(ClusterError, match=f"Порт {port} занят") as refused:
            choose_port("127.0.0.1", port, given=True)
        assert "PORT=" in refused.value.way_on


def test_a_child_that_dies_again_and_again_is_given_up(tmp_path: Path) -> None:
    child = Child("ребёнок", ["/bin/sh", "-c", "echo беда; exit 1"], dict(os.environ), tmp_path / "log")
    child.start()
    revived = []
    for _ in range(6):
        child._process.wait()
        assert child.died()
        revived.append(child.revive())
        if not revived[-1]:
            break
    assert revived == [True] * 4 + [False]
    assert "беда" in child.last_words()
    child.stop()
