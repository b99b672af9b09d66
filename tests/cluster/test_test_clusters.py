"""The cluster of a test run ends with the run, also when the run is killed."""

import subprocess
import sys
import time
from pathlib import Path

from otmetka.cluster import postmaster
from otmetka.cluster.testing import running_cluster

CLONE = Path(__file__).resolve().parents[2]
SCRIPT = """
import time
from otmetka.cluster.testing import running_cluster
with running_cluster() as cluster:
    print(cluster.data_dir, flush=True)
    time.sleep(60)
"""


def test_a_killed_run_leaves_no_server_and_the_next_one_no_files() -> None:
    killed = subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True, cwd=CLONE)
    folder = Path(killed.stdout.readline().strip())
    killed.kill()
    killed.wait()
    killed.stdout.close()
    data = next(folder.glob("postgres/[0-9]*"))
    end = time.monotonic() + 5
    while postmaster.orphan(data) is not None and time.monotonic() < end:
        time.sleep(0.02)
    assert postmaster.orphan(data) is None
    with running_cluster() as cluster:
        assert cluster.data_dir != folder
        assert not folder.exists()
    assert not cluster.data_dir.exists()
