"""Homework by the day it is due to, and the pupil's tick."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.diary.policy import may_tick
from otmetka.diary.queries.frame import Frame
from otmetka.diary.queries.tasks import Task, tasks_of
from otmetka.diary.rules.homework import is_late, is_over, load_of
from otmetka.diary.rules.week import monday_of
from otmetka.diary.services.done import tick_homework
from otmetka.diary.web.frame import open_frame, page_context
from otmetka.diary.web.tasks import attachments, tick
from otmetka.diary.words import load_words, long_day, moment_words, short_day, span
from otmetka.regulations.queries.values import values_in_force
from otmetka.ui.markup import Markup

VOLUME, POSTED_AFTER = "homework.volume", "homework.posted_after"
_DAYS_AHEAD = timedelta(days=21)


@dataclass(frozen=True)
class TaskLine:
    """A task as the template prints it."""

    subject: str
    text: str
    minutes: int | None
    given: str
    late: str
    done: bool
    tick: Markup
    files: Markup


@dataclass(frozen=True)
class DueDay:
    """All tasks due on one day with the sum of their time beside the norm."""

    anchor: str
    title: str
    today: bool
    load: str
    over: str
    tasks: tuple[TaskLine, ...]


def homework(request: HttpRequest, pupil_id: int, day: date | None = None) -> HttpResponse:
    """From today on; with ``day`` that whole week, to look back."""
    frame = open_frame(request, pupil_id)
    start = monday_of(day) if day else frame.today
    end = start + (timedelta(days=6) if day else _DAYS_AHEAD)
    school = frame.child.school_id
    tasks = tasks_of(school_id=school, pupil_id=pupil_id, start=start, end=end)
    values = values_in_force(school, [VOLUME, POSTED_AFTER], frame.grade, frame.today)
    ticks = may_tick(request.actor)
    norms = {key: value.value for key, value in values.items()}
    before = (monday_of(start) if not day else start - timedelta(days=7)) if start else start
    return render(
        request,
        "diary/homework/homework.html",
        {
            **page_context(frame, "homework", _title(day, start, end)),
            "days": _by_day(tasks, start, end, frame, norms, ticks=ticks),
            "before": reverse("diary:homework-week", args=[pupil_id, before]),
            "ahead": reverse("diary:homework", args=[pupil_id]) if day else "",
            "may_tick": ticks,
            "back": request.path,
            "ground": values[VOLUME].ground,
        },
    )


def done(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Tick or untick one task, then back to where the pupil was."""
    is_done = "done" in request.POST
    number = request.POST.get("done") or request.POST.get("undone") or ""
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Invalid(_("Не указано задание."))
    tick_homework(
        actor=request.actor, pupil_id=pupil_id, lesson_id=int(number), done=is_done, now=request.now
    )
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("diary:homework", args=[pupil_id])
    return HttpResponseRedirect(back)


def _title(day: date | None, start: date, end: date) -> str:
    return _("Задания: %(days)s") % {"days": span(start, end)} if day else _("Домашние задания")


def _by_day(
    tasks: list[Task], start: date, end: date, frame: Frame, norms: dict[str, int], *, ticks: bool
) -> list[DueDay]:
    due: dict[date, list[Task]] = defaultdict(list)
    for task in tasks:
        if task.due_on and start <= task.due_on <= end:
            due[task.due_on].append(task)
    return [_due_day(on, due[on], frame, norms, ticks=ticks) for on in sorted(due)]


def _due_day(on: date, tasks: list[Task], frame: Frame, norms: dict[str, int], *, ticks: bool) -> DueDay:
    load = load_of(task.minutes for task in tasks)
    norm = norms[VOLUME]
    told = _("больше нормы: %(norm)s мин в день") if is_over(load, norm) else ""
    return DueDay(
        anchor=f"d-{on}",
        title=long_day(on),
        today=on == frame.today,
        load=load_words(load),
        over=told % {"norm": norm} if told else "",
        tasks=tuple(_line(task, frame, norms[POSTED_AFTER], ticks=ticks) for task in tasks),
    )


def _line(task: Task, frame: Frame, allowed: int, *, ticks: bool) -> TaskLine:
    late = is_late(task.posted_at, task.last_bell, allowed)
    subject = f"{task.subject}, {task.group}" if task.group else task.subject
    return TaskLine(
        subject=subject,
        text=task.text,
        minutes=task.minutes,
        given=_("задано %(day)s") % {"day": short_day(task.set_on)},
        late=moment_words(task.posted_at, frame.timezone) if late else "",
        done=task.done,
        tick=tick(task, f"{_('Сделано')}: {subject}", may_tick=ticks, done_word=_("сделано")),
        files=attachments(task, _("Файлы к заданию")),
    )
