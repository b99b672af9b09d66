"""Clashes of a version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.timetable.policy import timetable_to_read
from otmetka.timetable.queries.clashes import clash_lines
from otmetka.timetable.queries.names import year_of
from otmetka.timetable.queries.versions import version_in_force, version_lines, version_of
from otmetka.timetable.web.params import id_asked, today_of


def clashes(request: HttpRequest) -> HttpResponse:
    """``/timetable/clashes/?version=3``; without it the version in force."""
    school_id = timetable_to_read(request.actor)
    today = today_of(request, school_id)
    year = year_of(school_id, today)
    chosen = id_asked(request, "version")
    line = version_in_force(school_id, year.id, today) if year and chosen is None else None
    version_id = chosen or (line.id if line else None)
    version = version_of(school_id, version_id) if version_id else None
    on = max(version.from_on, min(today, version.year.ends_on)) if version else today
    lines = clash_lines(school_id, version, on) if version else []
    context = {
        "page": {"title": _("Накладки расписания")},
        "version": version,
        "versions": version_lines(school_id, year.id, today) if year else [],
        "teachers": [each for each in lines if each.kind == "teacher"],
        "rooms": [each for each in lines if each.kind == "room"],
        "pupils": [each for each in lines if each.kind == "pupils"],
        "kind": "clashes",
        "may_write": request.actor.may("timetable.write"),
    }
    return render(request, "timetable/clashes/clashes.html", context)
