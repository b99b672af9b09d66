"""Events go up through the outbox: written in the transaction of the change, carried out by the worker.

``publish`` inserts the event and, where somebody reacts to it, defers its delivery as a job on the same
connection, so that both are committed or neither is (DESIGN 3). Reactions run once for each
(event, handler), however often the job is tried.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from otmetka.core.models import Handled, Outbox

Handler = Callable[[Any, datetime], None]

_handlers: dict[str, list[tuple[str, type, Handler]]] = {}


@dataclass(frozen=True)
class Event:
    """Base of all events: frozen, in the past tense, ids and plain values only."""

    school_id: int

    @classmethod
    def name(cls) -> str:
        """``journal.MarkPut``: package and class."""
        return f"{cls.__module__.split('.')[1]}.{cls.__name__}"


def subscribe(event: type[Event], handler: Handler) -> None:
    """Call ``handler(event, now)`` in the worker after each ``event`` (from ``handlers.py`` only)."""
    entry = (f"{handler.__module__}.{handler.__qualname__}", event, handler)
    if entry not in _handlers.setdefault(event.name(), []):
        _handlers[event.name()].append(entry)


def publish(event: Event, *, now: datetime) -> None:
    """Write ``event`` in the open transaction."""
    publish_many([event], now=now)


def publish_many(events: list[Event], *, now: datetime) -> None:
    """Write several events of one change at once: one INSERT, one deferral."""
    rows = Outbox.objects.bulk_create(
        Outbox(school_id=event.school_id, name=event.name(), body=asdict(event), at=now) for event in events
    )
    awaited = [row for row in rows if row.name in _handlers]
    if awaited:
        _defer(awaited)


def deliver(school_id: int, event_id: int, *, now: datetime) -> int:
    """Run the reactions to one event that have not run yet; gives their number. Needs the school's scope."""
    row = Outbox.objects.get(school_id=school_id, id=event_id)
    done = set(
        Handled.objects.filter(school_id=school_id, event_id=event_id).values_list("handler", flat=True)
    )
    ran = 0
    for handler_name, event_class, handler in _handlers.get(row.name, ()):
        if handler_name in done:
            continue
        handler(event_class(**row.body), now)
        Handled.objects.create(school_id=school_id, event_id=event_id, handler=handler_name, at=now)
        ran += 1
    return ran


def _defer(rows: list[Outbox]) -> None:
    from otmetka.core.tasks import deliver_event

    deliver_event.batch_defer(*({"school_id": row.school_id, "event_id": row.id} for row in rows))
