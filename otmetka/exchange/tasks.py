"""Long imports in the worker. Arguments carry ids only (DESIGN 6)."""

import logging

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from otmetka.core import clock
from otmetka.core.tenancy import school_scope
from otmetka.exchange.models import Import

log = logging.getLogger("otmetka.exchange")


@app.task(name="exchange.prepare_import", retry=RetryStrategy(max_attempts=3, wait=5))
def prepare_import(school_id: int, import_id: int) -> None:
    """The preview of a long file."""
    from otmetka.exchange.services.prepare_import import prepare_kept

    with _failing(school_id, import_id), school_scope(school_id):
        prepare_kept(school_id, import_id, now=clock.now())


@app.task(name="exchange.apply_import", retry=RetryStrategy(max_attempts=3, wait=5))
def apply_import(school_id: int, import_id: int) -> None:
    """Writing a long file: one transaction, so that a killed worker leaves nothing half-written."""
    from otmetka.exchange.services.apply_import import apply_kept

    with _failing(school_id, import_id), school_scope(school_id):
        apply_kept(school_id, import_id, now=clock.now())


class _failing:
    """A fault of the program is logged and told on the import's page; the transaction is already undone."""

    def __init__(self, school_id: int, import_id: int) -> None:
        self.school_id, self.import_id = school_id, import_id

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind, error, trace) -> bool:
        from django.db import OperationalError

        if error is None or isinstance(error, OperationalError):
            return False
        log.error("import %s failed: %s", self.import_id, kind.__name__, exc_info=error)
        with school_scope(self.school_id):
            Import.objects.filter(school_id=self.school_id, id=self.import_id).update(state="failed")
        return True
