"""The bench's database: an embedded cluster, migrated, with schools in it."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

import psycopg

from bench.fill import Shape, fill_school, marks_of_year, years_of


@dataclass(frozen=True)
class Base:
    """A prepared database: URLs and the environment of the server."""

    owner_url: str
    env: dict[str, str]


@contextmanager
def prepared() -> Iterator[Base]:
    """Start a durable cluster in a temporary place, migrate, and set this process's environment."""
    from otmetka.cluster.database import prepare_database
    from otmetka.cluster.testing import running_cluster

    with tempfile.TemporaryDirectory(prefix="otmetka-bench-") as folder:
        with running_cluster(durable=True, settings=("shared_buffers=512MB",)) as cluster:
            urls = prepare_database(cluster.url(), "otmetka", cluster.secrets_dir)
            os.environ |= {
                "OTMETKA_DATABASE_URL": urls.app,
                "OTMETKA_OWNER_DATABASE_URL": urls.owner,
                "OTMETKA_DATA_DIR": folder,
                "OTMETKA_DEMO": "1",
                "DJANGO_SETTINGS_MODULE": "bench.settings",
            }
            _migrate()
            yield Base(urls.owner, dict(os.environ))


def _migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    from otmetka.config.migrate import migrate

    migrate()
    call_command("collectstatic", interactive=False, verbosity=0)
    from otmetka.core import clock
    from otmetka.core.models import Installation

    Installation.objects.get_or_create(kind="demo", defaults={"made_at": clock.now()})


def fill(base: Base, school_id: int, shape: Shape) -> tuple[int, float]:
    """Fill a school and load its marks through the product; gives (facts, seconds of the load)."""
    with psycopg.connect(base.owner_url, autocommit=True) as owner:
        fill_school(owner, school_id, shape)
        owner.execute("ANALYZE")
        rows = seconds = 0
        for year_id, _start in years_of(owner, school_id):
            loaded, took = _load_year(school_id, marks_of_year(owner, school_id, year_id))
            rows, seconds = rows + loaded, seconds + took
        owner.execute("VACUUM ANALYZE")
    return rows, seconds


def _load_year(school_id: int, marks: list[tuple]) -> tuple[int, float]:
    from otmetka.audit.trail import SYSTEM
    from otmetka.core import clock
    from otmetka.core.tenancy import school_scope
    from otmetka.journal.services.bulk import FactBatch, MarkRow, WorkRow, load_facts
    from otmetka.regulations.models import WorkKind

    with school_scope(school_id):
        kind = WorkKind.objects.filter(school_id=school_id).get()
        lessons = {row[0] for row in marks}
        batch = FactBatch(
            works=[WorkRow(lesson, 0, kind.id, "", Decimal(1)) for lesson in lessons],
            marks=[
                MarkRow(lesson, 0, pupil, 0, str(value), "", teacher, at)
                for lesson, pupil, teacher, at, value in marks
            ],
            ground="измерение",
        )
        started = time.perf_counter()
        loaded = load_facts(school_id=school_id, who=SYSTEM, batch=batch, now=clock.now())
    return loaded.total, time.perf_counter() - started


def session_cookie(login: str) -> str:
    """A signed-in session of an account, made as the product's sign-in makes it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from otmetka.access.models import Account
    from otmetka.access.sessions import SessionStore

    account = Account.objects.get(login=login)
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = "otmetka.access.backend.AccountBackend"
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.save()
    return store.session_key
