"""The week of a class, a teacher or a room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from otmetka.timetable.policy import timetable_to_read
from otmetka.timetable.queries.week import week_of
from otmetka.timetable.web.params import day_asked, id_asked, today_of
from otmetka.timetable.web.tables import wants_table, week_table

TITLES = {
    "classes": _("Расписание класса"),
    "teachers": _("Расписание учителя"),
    "rooms": _("Занятость кабинета"),
}


def own(request: HttpRequest) -> HttpResponse:
    """The entry: a teacher's own week, for others the first class."""
    kind = "teachers" if "teacher" in request.actor.kinds else "classes"
    return _week(request, kind, request.actor.person_id if kind == "teachers" else None)


def week(request: HttpRequest, kind: str) -> HttpResponse:
    """``/timetable/classes/?id=12&on=2026-11-17``; kind is a word of the address itself."""
    return _week(request, kind, id_asked(request))


def _week(request: HttpRequest, kind: str, chosen_id: int | None) -> HttpResponse:
    school_id = timetable_to_read(request.actor)
    on = day_asked(request, today_of(request, school_id))
    found = week_of(school_id, kind, chosen_id, on, now=request.now)
    if found and wants_table(request):
        return week_table(found)
    page = {"title": f"{TITLES[kind]}: {found.chosen.title}" if found else TITLES[kind]}
    context = {"page": page, "week": found, "kind": kind, "may_write": request.actor.may("timetable.write")}
    return render(request, "timetable/week/week.html", context)
