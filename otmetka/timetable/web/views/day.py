"""The whole school on one day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.timetable.policy import timetable_to_read
from otmetka.timetable.queries.day import school_day
from otmetka.timetable.web.day_grid import day_table
from otmetka.timetable.web.params import day_asked, today_of
from otmetka.timetable.web.tables import day_table_of, wants_table


def day(request: HttpRequest) -> HttpResponse:
    """``/timetable/day/?on=2026-11-17``."""
    school_id = timetable_to_read(request.actor)
    found = school_day(school_id, day_asked(request, today_of(request, school_id)))
    if found and wants_table(request):
        return day_table_of(found)
    context = {
        "page": {"title": _("Вся школа за день")},
        "day": found,
        "table": day_table(found) if found else None,
        "kind": "day",
        "may_write": request.actor.may("timetable.write"),
    }
    return render(request, "timetable/day/day.html", context)
