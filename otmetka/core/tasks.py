"""Scheduled entry points of the core: delivery of events. Arguments carry ids only (DESIGN 6)."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from otmetka.core import clock
from otmetka.core.tenancy import school_scope


@app.task(name="core.deliver_event", retry=RetryStrategy(max_attempts=20, exponential_wait=2))
def deliver_event(school_id: int, event_id: int) -> int:
    """Run the reactions to one event in its school's scope, in one transaction."""
    from otmetka.core.outbox import deliver

    with school_scope(school_id):
        return deliver(school_id, event_id, now=clock.now())
