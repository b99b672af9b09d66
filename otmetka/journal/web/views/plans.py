"""The lesson plan of a group, and the topics and homework of a term."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from otmetka.core import clock
from otmetka.core.errors import Invalid, NotFound, Refused
from otmetka.journal.policy import group_to_read, group_to_write, may_write
from otmetka.journal.queries.plans import plan_lines
from otmetka.journal.queries.terms import terms_of
from otmetka.journal.queries.topics import taught_lessons
from otmetka.journal.services.plan_topics import TopicText, add_topic, change_topic, drop_topic


def topics(request: HttpRequest, group_id: int, term_id: int) -> HttpResponse:
    """The right page of the paper spread: date, topic, homework."""
    gate = group_to_read(request.actor, group_id)
    terms = terms_of(gate.school_id, gate.year_id, gate.grade)
    term = next((option for option in terms if option.id == term_id), None)
    if term is None:
        raise NotFound(_("Такого отчётного периода у этой группы нет."))
    lessons = taught_lessons(
        school_id=gate.school_id, group_id=gate.id, start=term.starts_on, end=term.ends_on
    )
    context = {
        "page": {
            "title": f"{gate.classes} · {gate.subject}",
            "over": _("Темы и задания") + f" · {term.title}",
        },
        "gate": gate,
        "term": term,
        "terms": terms,
        "lessons": lessons,
        "may_read_plan": may_write(request.actor, gate, "journal.plans.read"),
        "today": clock.local_date(request.now, gate.timezone),
    }
    return render(request, "journal/plans/topics.html", context)


def plan(request: HttpRequest, group_id: int) -> HttpResponse:
    """The plan; POST adds a topic."""
    error, text, status = None, None, 200
    if request.method == "POST":
        text = _text(request)
        try:
            with transaction.atomic():
                add_topic(actor=request.actor, group_id=group_id, text=text, now=request.now)
            return _saved(request, group_id)
        except (Invalid, Refused) as refusal:
            error, status = refusal, refusal.status
    gate = group_to_write(request.actor, group_id, "journal.plans.read")
    lines = plan_lines(gate.school_id, gate.id)
    context = {
        "page": {"title": f"{gate.classes} · {gate.subject}", "over": _("КТП") + f" · {gate.year_title}"},
        "gate": gate,
        "lines": lines,
        "hours": sum(line.hours for line in lines),
        "error": error,
        "text": text,
        "taught": sum(bool(line.taught) for line in lines),
        "writable": not gate.year_closed and may_write(request.actor, gate, "journal.plans.write"),
    }
    return render(request, "journal/plans/show.html", context, status=status)


def topic(request: HttpRequest, group_id: int, topic_id: int) -> HttpResponse:
    """One topic: its form, its change, its removal."""
    gate = group_to_write(request.actor, group_id, "journal.plans.write")
    line = next((line for line in plan_lines(gate.school_id, gate.id) if line.id == topic_id), None)
    if line is None:
        raise NotFound(_("Такой темы в плане нет."))
    error, text, status = None, line, 200
    if request.method == "POST":
        text = _text(request)
        try:
            with transaction.atomic():
                _write(request, group_id, topic_id, text)
            return _saved(request, group_id)
        except (Invalid, Refused) as refusal:
            error, status = refusal, refusal.status
    page = {
        "title": _("Тема № %(number)s") % {"number": line.number},
        "over": f"{gate.classes} · {gate.subject}",
    }
    context = {"page": page, "gate": gate, "line": line, "text": text, "error": error}
    return render(request, "journal/plans/topic.html", context, status=status)


def _write(request: HttpRequest, group_id: int, topic_id: int, text: TopicText) -> None:
    at = {"actor": request.actor, "group_id": group_id, "topic_id": topic_id, "now": request.now}
    if request.POST.get("act") == "drop":
        drop_topic(**at)
    else:
        change_topic(**at, text=text)


def _saved(request: HttpRequest, group_id: int) -> HttpResponse:
    messages.success(request, _("Сохранено"))
    return redirect("journal:plan", group_id=group_id)


def _text(request: HttpRequest) -> TopicText:
    hours = request.POST.get("hours", "1")
    fields = (
        request.POST.get(name, "").replace("\x00", "").strip() for name in ("topic", "section", "homework")
    )
    return TopicText(*fields, hours=int(hours) if hours.isdecimal() else 0)
