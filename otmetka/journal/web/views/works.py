"""The works of a lesson: a fragment in the dialog of a column's head."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from otmetka.core.errors import Invalid, Refused
from otmetka.journal.policy import lesson_to_read, may_write
from otmetka.journal.queries.works import works_of
from otmetka.journal.services.works import add_work, change_work, drop_work
from otmetka.regulations.queries.work_kinds import work_kinds_in_force


def works(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """The columns of a lesson; POST adds one."""
    if request.method == "POST":
        kind_id, title = _fields(request)
        return _write(
            request,
            lesson_id,
            lambda: add_work(
                actor=request.actor, lesson_id=lesson_id, kind_id=kind_id, title=title, now=request.now
            ),
        )
    return _dialog(request, lesson_id)


def work(request: HttpRequest, lesson_id: int, work_id: int) -> HttpResponse:
    """POST changes one column's kind and title, or takes it away."""
    kind_id, title = _fields(request)
    at = {"actor": request.actor, "lesson_id": lesson_id, "work_id": work_id, "now": request.now}
    if request.POST.get("act") == "drop":
        return _write(request, lesson_id, lambda: drop_work(**at))
    return _write(request, lesson_id, lambda: change_work(**at, kind_id=kind_id, title=title))


def _write(request: HttpRequest, lesson_id: int, act) -> HttpResponse:
    try:
        with transaction.atomic():
            act()
    except (Invalid, Refused) as error:
        return _dialog(request, lesson_id, error=error.message, status=422)
    return HttpResponse(status=204)


def _dialog(request: HttpRequest, lesson_id: int, *, error: str = "", status: int = 200) -> HttpResponse:
    gate = lesson_to_read(request.actor, lesson_id)
    context = {
        "gate": gate,
        "works": works_of(gate.school_id, gate.id),
        "kinds": work_kinds_in_force(gate.school_id, gate.on),
        "writable": not gate.year_closed and may_write(request.actor, gate, "journal.marks.write"),
        "error": error,
    }
    return render(request, "journal/works/dialog.html", context, status=status)


def _fields(request: HttpRequest) -> tuple[int, str]:
    kind = request.POST.get("kind", "")
    return int(kind) if kind.isdecimal() else 0, request.POST.get("title", "").replace("\x00", "")
