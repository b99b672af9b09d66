"""Two people in one cell at the same moment, on two connections: one writes, the other is told."""

import threading
import uuid
from dataclasses import replace

import pytest
from django.db import connection, transaction

from otmetka.core.errors import Stale
from otmetka.core.tenancy import school_scope
from otmetka.journal.models import Mark
from otmetka.journal.services.marks import Entry, put_mark
from otmetka.people.queries.actor import build_actor
from tests.world import NOW, make_school


@pytest.fixture
def home(django_db_setup, django_db_blocker):
    """A school of its own, really committed: row-level security hides it from every other test."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            cast = make_school("Зенит", f"zenith-{uuid.uuid4().hex[:8]}")
        yield cast
        connection.close()


def actor_of(home, who: str):
    account = home.accounts[who]
    return build_actor(
        account_id=account.id, school_ids=(home.school.id,), hat=None, session="s" * 40, now=NOW
    )


def at_once(home, entries: list[Entry]) -> list[str]:
    """Write all entries into one cell at the same moment; gives what became of each."""
    barrier, told = threading.Barrier(len(entries)), [""] * len(entries)

    def write(number: int) -> None:
        try:
            with school_scope(home.school.id):
                actor = actor_of(home, "t1")
                barrier.wait(10)
                put_mark(
                    actor=actor, lesson_id=home.lessons["tue"].id, pupil_id=home.pupils["u1"].id,
                    entry=entries[number], now=NOW,
                )  # fmt: skip
            told[number] = "written"
        except Stale:
            told[number] = "stale"
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(entries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(told)


def entry(text: str) -> Entry:
    return Entry(text=text, work_id=None, seen=(0, 0), command=uuid.uuid4())


def marks(home) -> list[str]:
    with school_scope(home.school.id):
        return list(Mark.objects.filter(school_id=home.school.id).values_list("value", flat=True))


def test_of_two_different_marks_one_is_written_and_the_other_is_stale(home):
    assert at_once(home, [entry("5"), entry("3")]) == ["stale", "written"]
    assert len(marks(home)) == 1


def test_the_same_command_at_once_is_written_once(home):
    same = entry("5")
    assert at_once(home, [same, replace(same)]) == ["written", "written"]
    assert marks(home) == ["5"]


def test_the_same_mark_of_two_people_is_one_mark(home):
    assert at_once(home, [entry("5"), entry("5"), entry("5")]) == ["written"] * 3
    assert marks(home) == ["5"]
