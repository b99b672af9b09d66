"""A cluster starts, stops, survives kill -9 and lives in awkward places."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from otmetka.cluster import Cluster, home, known_urls, postmaster, prepare_database

Make = Callable[..., Cluster]
CLONE = Path(__file__).resolve().parents[2]
DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="asks for root")


def put_row(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'отметка' AS word")


def row(cluster: Cluster) -> str:
    with psycopg.connect(cluster.url()) as connection:
        return connection.execute("SELECT word FROM kept").fetchone()[0]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_starts_closed_to_others_and_to_the_network(make_cluster: Make) -> None:
    cluster = make_cluster().start()
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SELECT lower('ЁЛКА')").fetchone() == ("ёлка",)
    assert mode(cluster.home_path) == 0o700
    assert mode(cluster.home_path / "run") == 0o700
    assert mode(cluster.secrets_dir) == 0o700
    assert {mode(path) for path in cluster.secrets_dir.iterdir()} == {0o600}
    wrong = cluster.url().replace(cluster.password("otm_admin"), "guess")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_it_stops_and_starts_again_with_its_rows(make_cluster: Make) -> None:
    cluster = make_cluster().start()
    put_row(cluster)
    data = next(cluster.home_path.glob("[0-9]*"))
    cluster.stop()
    assert postmaster.orphan(data) is None
    assert not (data / "postmaster.pid").exists()
    cluster.stop()
    again = make_cluster().start()
    assert row(again) == "отметка"


def test_a_killed_server_comes_back_with_its_rows(make_cluster: Make) -> None:
    cluster = make_cluster(durable=True).start()
    put_row(cluster)
    pid = postmaster.orphan(next(cluster.home_path.glob("[0-9]*")))
    os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + 5
    while not cluster.died() and time.monotonic() < end:
        time.sleep(0.01)
    assert cluster.died()
    cluster.revive()
    assert not cluster.died()
    assert row(cluster) == "отметка"


def test_a_killed_supervisor_blocks_nothing(make_cluster: Make, folder: Path) -> None:
    script = """
        import sys, time
        from otmetka.cluster import Cluster
        import psycopg
        cluster = Cluster(sys.argv[1]).start()
        with psycopg.connect(cluster.url()) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'отметка' AS word")
        print("ready", flush=True)
        time.sleep(60)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(folder / "data")]
    other = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CLONE)
    assert other.stdout.readline() == "ready\n"
    other.kill()
    other.wait()
    other.stdout.close()
    cluster = make_cluster(durable=True).start()
    assert row(cluster) == "отметка"


def test_an_orphan_of_a_crash_is_stopped_first(make_cluster: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postmaster, "end_with_parent", lambda sign: None)  # a system without that service
    first = make_cluster().start()
    put_row(first)
    orphan = postmaster.orphan(next(first.home_path.glob("[0-9]*")))
    first._process = None
    first.lock.release()
    second = make_cluster().start()
    assert postmaster.orphan(next(second.home_path.glob("[0-9]*"))) != orphan
    assert row(second) == "отметка"


def test_a_long_way_to_the_data_is_no_hindrance(make_cluster: Make, folder: Path) -> None:
    deep = folder.joinpath(*["школа" * 5] * 5) / "data"
    cluster = make_cluster(deep).start()
    put_row(cluster)
    socket = home.socket_path(home.settle(deep))
    assert len(os.fsencode(socket / ".s.PGSQL.5432")) < 108
    assert mode(socket) == 0o700
    cluster.stop()
    assert not socket.exists()


def test_another_process_finds_the_prepared_database(make_cluster: Make, folder: Path) -> None:
    assert known_urls(folder / "data", "otmetka") is None
    cluster = make_cluster().start()
    urls = prepare_database(cluster.url(), "otmetka", cluster.secrets_dir)
    assert known_urls(folder / "data", "otmetka") == urls


def test_a_broken_off_first_start_is_begun_anew(make_cluster: Make, folder: Path) -> None:
    half = home.settle(home.prepare_data_dir(folder / "data")).path / "18"
    half.mkdir()
    (half / "base").mkdir()
    make_cluster().start()
    assert (half / "PG_VERSION").exists()


def test_a_strict_umask_changes_nothing(make_cluster: Make, folder: Path) -> None:
    before = os.umask(0o077)
    try:
        cluster = make_cluster(folder / "new" / "deeper" / "data").start()
    finally:
        os.umask(before)
    assert cluster.home_path == folder / "new" / "deeper" / "data" / "postgres"
    assert mode(cluster.secrets_dir) == 0o700


@root_only
def test_root_with_a_closed_clone_keeps_it_closed(
    make_cluster: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, open_place = folder / "closed", folder / "open"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(home, "_ROOT_PLACES", (open_place,))
    cluster = make_cluster(closed / "data").start()
    put_row(cluster)
    assert mode(closed) == 0o700
    assert cluster.home_path.parent == open_place
    assert cluster.home_path.stat().st_uid not in (0, 65534)
    cluster.stop()
    assert row(make_cluster(closed / "data").start()) == "отметка"


@root_only
def test_an_ordinary_user_needs_no_right(folder: Path) -> None:
    python = _python_of_nobody()
    if python is None:
        pytest.skip("nobody cannot reach this clone and its packages")
    place = folder / "ordinary"
    place.mkdir()
    os.chown(place, 65534, 65534)
    script = "import sys; from otmetka.cluster import Cluster; print(Cluster(sys.argv[1]).start().stop())"
    done = subprocess.run(
        [*NOBODY, *python, script, place / "data"],
        env=_environment(),
        capture_output=True,
        text=True,
        cwd="/",
    )
    assert done.returncode == 0, done.stderr


def _python_of_nobody() -> list[str] | None:
    for python in (sys.executable, "/usr/bin/python3"):
        command = [python, "-c"]
        tried = subprocess.run(
            [*NOBODY, *command, "import otmetka.cluster"], env=_environment(), capture_output=True, cwd="/"
        )
        if tried.returncode == 0:
            return command
    return None


def _environment() -> dict[str, str]:
    packages = Path(psycopg.__file__).parents[1]
    return {"PATH": os.environ["PATH"], "PYTHONPATH": f"{CLONE}:{packages}", "HOME": "/nonexistent"}


@pytest.mark.skipif(not DEBIAN_15.is_dir(), reason="PostgreSQL 15 of the distribution is not installed")
def test_any_bin_directory_will_do(make_cluster: Make) -> None:
    cluster = make_cluster(bin_dir=DEBIAN_15).start()
    urls = prepare_database(cluster.url(), "otmetka", cluster.secrets_dir)
    with psycopg.connect(urls.app) as connection:
        assert connection.info.server_version // 10_000 == 15
        assert connection.execute("SELECT lower('ЁЛКА')").fetchone() == ("ёлка",)
