"""The lesson page: topic, homework and absences on one screen."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid, Stale
from otmetka.files.services.store import store_uploads
from otmetka.journal.policy import LessonGate, lesson_to_read, lesson_to_write, may_write
from otmetka.journal.queries.lesson_page import (
    Plan,
    attendees,
    due_lessons,
    homework_files,
    lesson_head,
    plan_of,
)
from otmetka.journal.rules.lessons import suggest_topic
from otmetka.journal.services.fill_lesson import fill_lesson
from otmetka.journal.web.forms import LessonForm, parse_filling, with_typed_codes
from otmetka.journal.words import ATTENDANCE


def show(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """The lesson with its record; POST writes it."""
    gate = lesson_to_read(request.actor, lesson_id)
    if request.method == "POST":
        return _fill(request, gate)
    return _page(request, gate)


def _fill(request: HttpRequest, gate: LessonGate) -> HttpResponse:
    lesson_to_write(request.actor, gate.id, "journal.lessons.write")
    plan = plan_of(gate.school_id, gate.id)
    try:
        with transaction.atomic():
            data = _with_plan_topic(request, plan)
            filling = parse_filling(data, {t.topic: t.id for t in plan.topics}, _files(request, gate))
            fill_lesson(actor=request.actor, lesson_id=gate.id, filling=filling, now=request.now)
    except (Invalid, Stale) as error:
        return _refused(request, gate, error)
    messages.success(request, _("Урок сохранён"), extra_tags=f"saved:lesson-{gate.id}")
    return redirect("journal:lesson", lesson_id=gate.id)


def _with_plan_topic(request: HttpRequest, plan: Plan):
    """«По плану» puts the plan's topic and its homework into empty fields."""
    data = request.POST.copy()
    taken = next((t for t in plan.topics if str(t.id) == data.get("take_plan")), None)
    if taken is not None:
        data["topic"] = taken.topic
        data["homework"] = data.get("homework") or taken.homework
    return data


def _files(request: HttpRequest, gate: LessonGate) -> tuple[int, ...]:
    """The files that stay and the new ones; only files of the current homework can stay."""
    head = lesson_head(gate.school_id, gate.id)
    current = {file.id for file in homework_files(gate.school_id, head.homework_id)}
    kept = [int(text) for text in request.POST.getlist("keep_file") if text.isdecimal()]
    uploads = request.FILES.getlist("files")
    new = []
    if uploads:
        new = store_uploads(school_id=gate.school_id, uploads=uploads, who=request.actor.who, now=request.now)
    return (*(file_id for file_id in kept if file_id in current), *(file.id for file in new))


def _refused(request: HttpRequest, gate: LessonGate, error: Invalid | Stale) -> HttpResponse:
    """The page again with everything that was typed and the reason; files have to be chosen anew."""
    fields = error.details.get("fields", {})
    typed = LessonForm.typed(request.POST)
    return _page(request, gate, form=typed, error=error.message, errors=fields, status=error.status)


def _page(
    request: HttpRequest, gate: LessonGate, *, form: LessonForm | None = None, error: str = "",
    errors: dict | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    head = lesson_head(gate.school_id, gate.id)
    there = attendees(gate.school_id, gate.id)
    plan = plan_of(gate.school_id, gate.id)
    due = due_lessons(gate.school_id, gate.id)
    form = form or LessonForm.of(head)
    group = " · ".join(part for part in (head.classes, head.subject, head.group) if part)
    context = {
        "page": {"title": group, "over": _("Урок")},
        "gate": gate,
        "head": head,
        "form": form,
        "error": error,
        "errors": errors or {},
        "attendees": with_typed_codes(there, request.POST) if request.method == "POST" else there,
        "codes": [("", _("присутствует")), *ATTENDANCE.items()],
        "plan": plan,
        "suggestion": suggest_topic(plan.topics, plan.taught, plan.place),
        "due_lessons": due,
        "due_listed": any(lesson.on == form.due_on for lesson in due),
        "files": homework_files(gate.school_id, head.homework_id) if head.homework_id else [],
        "readonly": gate.year_closed or not may_write(request.actor, gate, "journal.lessons.write"),
    }
    return render(request, "journal/lessons/show.html", context, status=status)
