"""SQL statements of a page, counted with the transaction's own BEGIN and COMMIT."""

import uuid

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.places import Places


def count_all(places: Places) -> dict[str, int]:
    """Statements of the three measured requests in one school."""
    teacher, pupil = _client(places.school_id, "teacher"), _client(places.school_id, "pupil")
    counts = {
        "class_page": _count(lambda: teacher.get(places.class_page)),
        "diary_week": _count(lambda: pupil.get(places.diary_week)),
    }
    (lesson, pupil_id, work), seen = places.cells()[0], places.seen()
    body = {"text": "5", "work": work, "seen": seen[lesson, pupil_id], "command": str(uuid.uuid4())}
    if places._marks()[0] and _value(places, seen[lesson, pupil_id][0]) == "5":
        body["text"] = "4"
    url = places.save.format(lesson=lesson, pupil=pupil_id)
    counts["save_mark"] = _count(lambda: teacher.post(url, body, content_type="application/json"))
    return counts


def _count(request) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = request()
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code}: {answer.content[:300]!r}")
    return len(captured)


def _client(school_id: int, who: str) -> Client:
    from otmetka.access.models import Account

    client = Client(HTTP_HOST="localhost")
    account = Account.objects.get(login=f"bench-{school_id}-{who}")
    client.force_login(account, backend="otmetka.access.backend.AccountBackend")
    return client


def _value(places: Places, mark_id: int) -> str:
    from otmetka.core.tenancy import school_scope
    from otmetka.journal.models import Mark

    with school_scope(places.school_id):
        return Mark.objects.get(school_id=places.school_id, id=mark_id).value
