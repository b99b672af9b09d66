"""Data directories of these tests: apart from the run's own cluster, reachable for every user."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from otmetka.cluster import Cluster, erase


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty directory that others may pass through (pytest's own is closed to them)."""
    path = Path(tempfile.mkdtemp(prefix="otm-"))
    path.chmod(0o755)
    yield path
    for data_dir in [path, *path.iterdir()]:
        if data_dir.is_dir():
            erase(data_dir)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def make_cluster(folder: Path) -> Iterator[Callable[..., Cluster]]:
    """Clusters that are stopped at the end, whatever happened."""
    made: list[Cluster] = []

    def make(data_dir: Path | None = None, *, durable: bool = False, **options: object) -> Cluster:
        cluster = Cluster(data_dir or folder / "data", durable=durable, **options)
        made.append(cluster)
        return cluster

    yield make
    for cluster in made:
        cluster.stop()
