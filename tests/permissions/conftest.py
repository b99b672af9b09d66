"""One stage for the whole module: the cast is made once, every request is undone."""

import pytest
from django.db import transaction

from otmetka.core import clock
from tests.cluster_plugin import cluster_access
from tests.conftest import cast_file
from tests.permissions.objects import make_bundles
from tests.permissions.stage import Stage
from tests.world import load_world


@pytest.fixture(scope="package")
def stage(django_db_setup, django_db_blocker):
    """The cast signed in, in one transaction that is rolled back at the end."""
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic():
        world = load_world(cast_file(cluster_access()[1]))
        patch.setattr(clock, "now", lambda: world.now)
        stage = Stage(world, make_bundles(world))
        stage.sign_everybody_in()
        yield stage
        patch.undo()
        transaction.set_rollback(True)
