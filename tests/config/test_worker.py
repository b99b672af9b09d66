"""A killed worker's job is taken up again; a live worker's is left alone."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import psycopg
import pytest
from procrastinate.contrib.django import app

from otmetka.config.worker import take_up_left_jobs


@pytest.fixture
def queue(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """The jobs as the application sees them, committed; emptied before and after."""
    with psycopg.connect(os.environ["OTMETKA_DATABASE_URL"], autocommit=True) as connection:
        empty(connection)
        yield connection
        empty(connection)


def empty(queue: psycopg.Connection) -> None:
    queue.execute("DELETE FROM procrastinate_jobs")
    queue.execute("DELETE FROM procrastinate_workers")


def job_of_worker(queue: psycopg.Connection, silent_seconds: int) -> int:
    worker = queue.execute(
        "INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() - %s * interval '1 second') RETURNING id",
        [silent_seconds],
    ).fetchone()[0]
    return queue.execute(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id)"
        " VALUES ('default', 'core.deliver_event', '{}', 'doing', %s) RETURNING id",
        [worker],
    ).fetchone()[0]


async def take_up() -> int:
    with app.replace_connector(app.connector.get_worker_connector()) as jobs:
        async with jobs.open_async():
            return await take_up_left_jobs.func(SimpleNamespace(app=jobs), timestamp=0)


def test_only_the_dead_workers_job_goes_back(queue: psycopg.Connection) -> None:
    dead, live = job_of_worker(queue, silent_seconds=300), job_of_worker(queue, silent_seconds=1)
    with ThreadPoolExecutor(max_workers=1) as apart:  # a browser test may have left its loop in this thread
        assert apart.submit(asyncio.run, take_up()).result() == 1
    states = dict(queue.execute("SELECT id, status FROM procrastinate_jobs").fetchall())
    assert states == {dead: "todo", live: "doing"}
