"""One stage for the whole module: the cast is made once, every request is undone."""

import pytest
from django.db import transaction

from otmetka.core import clock
from tests.permissions.objects import make_bundles
from tests.permissions.stage import Stage
from tests.world import make_world


@pytest.fixture(scope="package")
def stage(django_db_setup, django_db_blocker):
    """The cast signed in, in one transaction that is rolled back at the end."""
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        patch.setattr(clock, "now", lambda: world.now)
        stage = Stage(world, make_bundles(world))
        stage.sign_everybody_in()
        yield stage
        patch.undo()
        transaction.set_rollback(True)
