"""``/schools/launch/``: the steps with what is missing; may be left and taken up again at any time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.routes import route
from otmetka.config.launch.counts import launch_counts
from otmetka.config.launch.steps import steps
from otmetka.schools.policy import structure_to_write
from otmetka.timetable.web.params import today_of


def launch(request: HttpRequest) -> HttpResponse:
    """The steps."""
    school_id = structure_to_write(request.actor)
    found = steps(launch_counts(school_id, today_of(request, school_id)))
    done = sum(step.done for step in found)
    context = {
        "page": {"title": _("Запуск школы")},
        "steps": found,
        "current": next((step for step in found if not step.done), None),
        "done": done,
        "total": len(found),
    }
    return render(request, "config/launch/launch.html", context)


urlpatterns = [route("schools/launch/", launch, name="launch", action="schools.structure.write")]
