"""The database of a test run, there before Django reads its settings: ``-p tests.cluster_plugin``.

The first process starts one PostgreSQL for the whole run and tells its xdist workers where it is; each
process has a database of its own and connects as the application does, never as a superuser.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from otmetka.cluster.testing import make_database, running_cluster

HANDOVER = "OTMETKA_TEST_CLUSTER"
_stack = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Runs before pytest-django loads the settings: a wrapper comes first."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        _start()
    _point_settings_at_own_database(worker or "main")
    return (yield)


def pytest_unconfigure() -> None:
    """Stop the cluster with the run."""
    _stack.close()


def cluster_access() -> tuple[str, Path]:
    """The superuser's URL of this run's cluster and its directory of passwords."""
    told = json.loads(os.environ[HANDOVER])
    return told["admin"], Path(told["secrets"])


def _start() -> None:
    cluster = _stack.enter_context(running_cluster())
    told = {"admin": cluster.url(), "secrets": str(cluster.secrets_dir)}
    os.environ[HANDOVER] = json.dumps(told)


def _point_settings_at_own_database(worker: str) -> None:
    admin, secrets_dir = cluster_access()
    urls = make_database(admin, f"otm_{worker}", secrets_dir)
    folder = _stack.enter_context(tempfile.TemporaryDirectory(prefix="otmetka-data-"))
    (Path(folder) / "static").mkdir()
    os.environ |= {
        "OTMETKA_DATABASE_URL": urls.app,
        "OTMETKA_OWNER_DATABASE_URL": urls.owner,
        "OTMETKA_DATA_DIR": folder,
    }
    for name in ("OTMETKA_DEMO", "OTMETKA_DEMO_OFFSET_SECONDS", "OTMETKA_SECRET_KEY_FILE", "OTMETKA_TLS"):
        os.environ.pop(name, None)
