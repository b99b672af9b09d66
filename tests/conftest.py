"""What every test may ask for. The cluster itself is started by ``tests.cluster_plugin``."""

import pickle
from pathlib import Path

import pytest
from django.db import connections, transaction

from otmetka.cluster.testing import migrate_once
from otmetka.config.migrate import migrate
from tests.chromium import chromium  # noqa: F401
from tests.cluster_plugin import cluster_access
from tests.fresh import installed  # noqa: F401 - a fixture of all tests


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker) -> None:
    """Migrate as the owner, once in a run; the tests themselves connect as the application."""
    admin, secrets_dir = cluster_access()
    with django_db_blocker.unblock():
        name = connections["owner"].settings_dict["NAME"]
        connections.close_all()
        migrate_once(admin, name, secrets_dir, lambda: _migrate(secrets_dir))


def cast_file(secrets_dir: Path) -> Path:
    """Where the cast of the run is kept: it is made once, with the schema, since it is dear to make."""
    return secrets_dir / "cast.pickle"


def _migrate(secrets_dir: Path) -> None:
    from tests.world import make_world

    migrate()
    with connections["owner"].cursor() as cursor:
        # tests with real commits end by TRUNCATE, which the application may not do anywhere else
        cursor.execute("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO otm_app")
        # a school is made by the owner only (`otmetka init`); the cast is made inside each test's transaction
        cursor.execute("GRANT INSERT ON schools_school TO otm_app")
        cursor.execute("GRANT USAGE ON SEQUENCE schools_school_id_seq TO otm_app")
    with transaction.atomic():
        world = make_world()
    # written by this very run into its own private directory
    cast_file(secrets_dir).write_bytes(pickle.dumps(world))
    connections.close_all()


@pytest.fixture(autouse=True)
def plain_static(settings) -> None:
    """Pages without collected static files: their names are hashed by the release only."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def world(db):
    """The cast: one named school with its people, a stranger school beside it; what a test does is undone."""
    from tests.world import load_world

    return load_world(cast_file(cluster_access()[1]))
