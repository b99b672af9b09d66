"""kill -9 in the middle: nothing acknowledged is lost, nothing repeated is doubled."""

import threading
import uuid

import psycopg
import pytest

from otmetka.cluster.database import prepare_database
from otmetka.cluster.testing import running_cluster
from tests.faults.running import product

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A durable cluster: fsync on, as in life."""
    folder = tmp_path_factory.mktemp("faults")
    with running_cluster(durable=True) as cluster:
        urls = prepare_database(cluster.url(), "otmetka", cluster.secrets_dir)
        with product(urls, folder / "data") as running:
            yield cluster, urls, running


def rows(urls, cast) -> dict[str, tuple[int, int]]:
    """command → (marks, audit rows) as the owner sees them."""
    with psycopg.connect(urls.owner) as owner:
        return {
            str(command): (marks, trail)
            for command, marks, trail in owner.execute(
                "SELECT m.command, count(DISTINCT m.id), count(DISTINCT a.id) FROM journal_mark m"
                " LEFT JOIN audit_auditentry a ON a.school_id = m.school_id AND a.place = 'journal.mark'"
                " AND a.place_id = m.id WHERE m.school_id = %s GROUP BY m.command",
                [cast["school"]],
            )
        }


class Typist:
    """Types one mark after another into a pupil's cell; keeps what was acknowledged and what was not."""

    def __init__(self, running, pupil: int) -> None:
        self.running, self.pupil = running, pupil
        self.acknowledged: list[str] = []
        self.lost: list[tuple[str, str, list]] = []
        self.seen: list = [None, None]
        self.text = ""

    def type(self, figure: str) -> bool:
        command = str(uuid.uuid4())
        try:
            status, reply = self.running.put(self.pupil, figure, self.seen, command)
        except OSError:
            status, reply = 0, {}
        if status == 200:
            self.acknowledged.append(command)
            self.seen, self.text = reply["cell"]["seen"], reply["cell"]["text"]
            return True
        self.lost.append((command, figure, self.seen))
        return False

    def until_it_breaks(self) -> None:
        for turn in range(100_000):
            figure = str(2 + turn % 4)
            # what stands in the cell already is answered without a new row
            if figure != self.text and not self.type(figure):
                return


def typists(running) -> list[Typist]:
    cast = running.cast
    made = []
    for pupil in cast["pupils"][:3]:
        typist = Typist(running, pupil)
        status, reply = running.request(
            "GET", f"/journal/groups/{cast['group']}/terms/{cast['term']}/changes/?after=0.0"
        )
        cells = reply.get("cells", []) if status == 200 else []
        mine = [c for c in cells if c["pupil"] == pupil and c["lesson"] == cast["lesson"]]
        if mine:
            typist.seen, typist.text = mine[-1]["cell"]["seen"], mine[-1]["cell"]["text"]
        made.append(typist)
    return made


def break_while_typing(running, fault) -> list[Typist]:
    people = typists(running)
    threads = [threading.Thread(target=person.until_it_breaks) for person in people]
    for thread in threads:
        thread.start()
    while sum(len(person.acknowledged) for person in people) < 20:
        assert any(thread.is_alive() for thread in threads)
        threading.Event().wait(0.02)
    fault()
    for thread in threads:
        thread.join(30)
    return people


def check(urls, running, people) -> None:
    """Every acknowledged command stands once; what was not acknowledged is sent again and stands once."""
    found = rows(urls, running.cast)
    for person in people:
        assert all(found.get(command) == (1, 1) for command in person.acknowledged)
        for command, figure, seen in person.lost:
            assert found.get(command, (1, 1)) == (1, 1)
            status, reply = running.put(person.pupil, figure, seen, command)
            assert status == 200, reply
    found = rows(urls, running.cast)
    for person in people:
        assert all(found.get(command) == (1, 1) for command, _figure, _seen in person.lost)


def test_the_server_is_killed_between_the_keystroke_and_the_reply(base):
    _cluster, urls, running = base

    def fault():
        running.kill()

    people = break_while_typing(running, fault)
    running.start()
    check(urls, running, people)


def test_the_database_is_restarted_under_load(base):
    cluster, urls, running = base

    def fault():
        cluster._process.kill()
        cluster._process.wait()
        cluster.revive()

    people = break_while_typing(running, fault)
    assert running.request("GET", "/healthz")[0] in (200, 503)
    check(urls, running, people)


def test_a_dead_database_is_said_in_russian_and_the_server_comes_back_by_itself(base):
    cluster, _urls, running = base
    person = typists(running)[0]
    cluster._process.kill()
    cluster._process.wait()
    status, reply = running.put(person.pupil, "5", person.seen)
    assert status == 503 and "не потеряно" in reply["message"]
    cluster.revive()
    assert person.type("5") and person.type("4") and person.text == "4"
