"""The load (тарификация) beside the grid."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.timetable.policy import timetable_to_read
from otmetka.timetable.queries.load import teacher_loads
from otmetka.timetable.queries.names import year_of
from otmetka.timetable.queries.versions import version_in_force
from otmetka.timetable.web.params import day_asked, today_of
from otmetka.timetable.web.tables import load_table, wants_table


def load(request: HttpRequest) -> HttpResponse:
    """``/timetable/load/?differs=1`` shows only what the grid does not carry out."""
    school_id = timetable_to_read(request.actor)
    on = day_asked(request, today_of(request, school_id))
    year = year_of(school_id, on)
    version = version_in_force(school_id, year.id, on) if year else None
    # before the year begins its first day is shown, so that a coming year can be checked
    on = max(on, year.starts_on) if year else on
    loads = teacher_loads(school_id, year.id, on, version) if year else []
    differs = request.GET.get("differs") == "1"
    if wants_table(request):
        return load_table(loads)
    context = {
        "page": {"title": _("Нагрузка")},
        "on": on,
        "version": version,
        "all_loads": loads,
        "differing": sum(not each.agrees for each in loads),
        "loads": [each for each in loads if not each.agrees] if differs else loads,
        "differs": differs,
        "kind": "load",
        "may_write": request.actor.may("timetable.write"),
    }
    return render(request, "timetable/load/load.html", context)
