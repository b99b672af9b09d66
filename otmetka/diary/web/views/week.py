"""``/diary/`` and the week."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import NotFound
from otmetka.diary.policy import may_tick
from otmetka.diary.queries.frame import Frame
from otmetka.diary.queries.week import Ahead, Week, week_of
from otmetka.diary.rules.week import monday_of
from otmetka.diary.web.frame import open_frame, page_context
from otmetka.diary.web.week_days import build_days, build_strip, sheet_for
from otmetka.diary.words import load_words, long_day, short_day, span


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the first child's current week."""
    for child in request.actor.children:
        return HttpResponseRedirect(reverse("diary:now", args=[child.pupil_id]))
    raise NotFound(_("Такого дневника нет."))


def now(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Lead to the week of the school's today."""
    frame = open_frame(request, pupil_id)
    return HttpResponseRedirect(reverse("diary:week", args=[pupil_id, frame.today]))


def week(request: HttpRequest, pupil_id: int, day: date) -> HttpResponse:
    """The week that holds ``day``."""
    monday = monday_of(day)
    frame = open_frame(request, pupil_id, (monday, monday + timedelta(days=6)))
    shown = week_of(frame, day)
    ticks = may_tick(request.actor)
    last = shown.days[-1].on
    sheet = sheet_for(pupil_id, frame.timezone, frame.today, last, may_tick=ticks)
    return render(
        request,
        "diary/week/week.html",
        {
            **page_context(frame, "now", span(monday, last)),
            "days": build_days(shown, sheet),
            "strip": build_strip(shown, frame.today),
            "ahead": ahead_words(shown.ahead, frame.today),
            "state": state_words(frame, shown),
            "before": _week_url(pupil_id, monday - timedelta(days=7)),
            "after": _week_url(pupil_id, monday + timedelta(days=7)),
            "this": None if monday == monday_of(frame.today) else _week_url(pupil_id, frame.today),
            "may_tick": ticks,
            "back": request.path,
        },
    )


def ahead_words(ahead: Ahead | None, today: date) -> dict[str, str] | None:
    """«Завтра: 3 задания, около 70 мин» and the written works that are coming."""
    if ahead is None:
        return None
    day = _("Завтра") if ahead.on - today == timedelta(days=1) else long_day(ahead.on)
    works = [f"{work}: {subject}, {short_day(on)}" for on, subject, work in ahead.works]
    return {"title": f"{day}: {load_words(ahead.load)}", "works": "; ".join(works), "anchor": f"d-{ahead.on}"}


def state_words(frame: Frame, week: Week) -> str:
    """Why a whole week is empty; nothing where it has lessons."""
    if any(day.lines for day in week.days):
        return ""
    if not frame.places:
        return _("Ещё не зачислен в класс.")
    first, last = frame.places[0], frame.places[-1]
    if week.days[-1].on < first.from_on:
        return _("Ещё не зачислен: учится с %(day)s.") % {"day": f"{first.from_on:%d.%m.%Y}"}
    if last.to_on and last.to_on < last.year_ends and week.monday > last.to_on:
        return _("Выбыл %(day)s.") % {"day": f"{last.to_on:%d.%m.%Y}"}
    free = next((day.free for day in week.days if day.free), None)
    if free:
        return _("%(title)s: до %(day)s") % {"title": free.title, "day": f"{free.to_on:%d.%m.%Y}"}
    if all(frame.place_on(day.on) is None for day in week.days):
        return _("Каникулы: учебный год в эту неделю не идёт.")
    return _("На этой неделе уроков нет.")


def _week_url(pupil_id: int, day: date) -> str:
    return reverse("diary:week", args=[pupil_id, day])
