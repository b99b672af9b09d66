"""The jobs' process: carries out what services have deferred, and takes up what a killed worker left."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections
from procrastinate import JobContext
from procrastinate.contrib.django import app

HEARTBEAT_SECONDS = 10
DEAD_AFTER_SECONDS = 30
FINISH_SECONDS = 20

_log = logging.getLogger(__name__)


def run() -> None:
    """Work until a signal; what is begun is finished first, for at most :data:`FINISH_SECONDS`."""
    with app.replace_connector(app.connector.get_worker_connector()) as jobs:
        jobs.run_worker(
            name="otmetka",
            delete_jobs="successful",
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=DEAD_AFTER_SECONDS,
            shutdown_graceful_timeout=FINISH_SECONDS,
            task_middleware=[with_live_connection],
        )


def with_live_connection(call_next: Callable[[], Any], context: JobContext, worker: object) -> Any:
    """A job begins as a request does: a connection that the server has dropped is opened anew."""
    close_old_connections()
    try:
        return call_next()
    finally:
        close_old_connections()


@app.periodic(cron="* * * * *")
@app.task(name="config.take_up_left_jobs", queueing_lock="config.take_up_left_jobs", pass_context=True)
async def take_up_left_jobs(context: JobContext, timestamp: int) -> int:
    """Put jobs of dead workers back, so that no event stays undelivered; gives their number."""
    manager = context.app.job_manager
    left = list(await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS))
    for job in left:
        _log.warning("job %s of a dead worker is taken up again", job.id)
        await manager.retry_job(job)
    return len(left)
