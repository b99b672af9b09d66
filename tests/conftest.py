"""What every test may ask for. The cluster itself is started by ``tests.cluster_plugin``."""

import pytest
from django.core.management import call_command
from django.db import connections

from otmetka.cluster.testing import migrate_once
from tests.cluster_plugin import cluster_access


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker) -> None:
    """Migrate as the owner, once in a run; the tests themselves connect as the application."""
    admin, secrets_dir = cluster_access()
    with django_db_blocker.unblock():
        name = connections["owner"].settings_dict["NAME"]
        connections.close_all()
        migrate_once(admin, name, secrets_dir, _migrate)


def _migrate() -> None:
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    with connections["owner"].cursor() as cursor:
        # tests with real commits end by TRUNCATE, which the application may not do anywhere else
        cursor.execute("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO otm_app")
    connections.close_all()
