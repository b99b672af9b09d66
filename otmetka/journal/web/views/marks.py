"""Saving a cell, and its history."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.core import clock, slots
from otmetka.core.errors import Invalid, NotFound, Stale
from otmetka.journal.policy import lesson_to_read
from otmetka.journal.queries.averages import marks_of_term
from otmetka.journal.queries.changes import Cursor
from otmetka.journal.queries.history import cell_history
from otmetka.journal.services.marks import Entry, Written, put_mark
from otmetka.journal.web.cell import cell_reply


def put(request: HttpRequest, lesson_id: int, pupil_id: int) -> HttpResponse:
    """POST of one cell as JSON; the reply is the cell with its average."""
    entry = _entry(request)
    try:
        written = put_mark(
            actor=request.actor, lesson_id=lesson_id, pupil_id=pupil_id, entry=entry, now=request.now
        )
    except Stale as stale:
        current = stale.details.pop("current")
        stale.details["cell"] = cell_reply(current)
        raise
    return JsonResponse(_reply(written, pupil_id), json_dumps_params={"ensure_ascii": False})


def history(request: HttpRequest, lesson_id: int, pupil_id: int) -> HttpResponse:
    """Everything that ever stood in a cell, with who and when, and the form of its comment."""
    gate = lesson_to_read(request.actor, lesson_id)
    work = request.GET.get("work", "")
    story = cell_history(
        school_id=gate.school_id, lesson_id=gate.id, pupil_id=pupil_id,
        work_id=int(work) if work.isdigit() else None,
    )  # fmt: skip
    if story is None:
        raise NotFound(_("Такого ученика в группе нет."))
    writable = not gate.year_closed and gate.is_mine and request.actor.may("journal.marks.write")
    context = {"story": story, "gate": gate, "pupil_id": pupil_id, "writable": writable}
    return render(request, "journal/marks/history.html", context)


def _reply(written: Written, pupil_id: int) -> dict[str, Any]:
    gate, cell = written.gate, written.cell
    marks = marks_of_term(school_id=gate.school_id, lesson_id=gate.id, pupil_id=pupil_id, grade=gate.grade)
    shown, note = slots.ask_one("journal.class_page.row", marks) or ("—", "")
    cursor = Cursor(cell.last_mark_id, cell.last_attendance_id)
    at = clock.local(cell.at, gate.timezone) if cell.at else None
    return {
        "cell": cell_reply(cell),
        "row": {"average": shown, "note": note},
        "written": cursor.text,
        "at": f"{at:%H:%M}" if at else "",
    }


def _entry(request: HttpRequest) -> Entry:
    try:
        body = json.loads(request.body)
        seen = body.get("seen") or [0, 0]
        return Entry(
            text=_text(body["text"], 20),
            work_id=int(body["work"]) if body.get("work") else None,
            seen=(int(seen[0] or 0), int(seen[1] or 0)),
            command=UUID(str(body["command"])),
            comment=_text(body["comment"], 500) if body.get("comment") is not None else None,
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise Invalid(_("Запись не разобрать. Обновите страницу и повторите.")) from error


def _text(value: Any, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit or "\x00" in value:
        raise ValueError("not a short text")
    return value
