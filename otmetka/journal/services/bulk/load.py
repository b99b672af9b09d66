"""Write many facts at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from otmetka.audit.trail import SYSTEM, Who
from otmetka.core.outbox import publish
from otmetka.journal.events import FactsLoaded
from otmetka.journal.services.bulk.batch import FactBatch
from otmetka.journal.services.bulk.checks import check, refusal
from otmetka.journal.services.bulk.staging import stage, unstage
from otmetka.journal.services.bulk.write import span, write


@dataclass(frozen=True)
class Loaded:
    """Numbers of rows written."""

    works: int
    marks: int
    attendance: int
    records: int
    homework: int

    @property
    def total(self) -> int:
        """All rows, works included."""
        return self.works + self.marks + self.attendance + self.records + self.homework


def load_facts(*, school_id: int, who: Who, batch: FactBatch, now: datetime) -> Loaded:
    """Write a batch as the application's role, in the school's open scope: all of it or nothing.

    Facts keep their own author and moment; the trail gets one row for each fact, told by ``who`` at
    ``now`` on the batch's ground; the outbox gets one ``FactsLoaded``; the lessons become touched.
    Raises Invalid with ``reason`` and the first ``rows`` (lesson, pupil) for a row that a single cell
    would be refused for, or whose cell has facts already. Only the system itself writes into a closed year.
    """
    into_closed = who.duty == SYSTEM.duty
    try:
        with transaction.atomic(), connection.cursor() as cursor, _joined_by_hash(cursor):
            loaded = Loaded(**stage(cursor, school_id, batch))
            check(cursor, school_id, into_closed=into_closed, now=now)
            write(cursor, school_id, who, batch.ground, now=now)
            _publish(school_id, loaded, span(cursor), now)
            unstage(cursor)
            # The composite keys are deferred: asked here, a fault is this load's and not the caller's.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise refusal("taken", []) from error
    return loaded


@contextmanager
def _joined_by_hash(cursor) -> Iterator[None]:
    """Many rows meet many: a nested loop is never right here, but is taken for a table without statistics."""
    cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
    yield
    cursor.execute("SELECT set_config('enable_nestloop', 'on', true)")


def _publish(school_id: int, loaded: Loaded, days: tuple, now: datetime) -> None:
    first, last = (day.isoformat() if day else "" for day in days)
    publish(
        FactsLoaded(
            school_id, first, last, works=loaded.works, marks=loaded.marks, attendance=loaded.attendance,
            records=loaded.records, homework=loaded.homework,
        ),
        now=now,
    )  # fmt: skip
