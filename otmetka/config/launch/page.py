"""``/schools/launch/``: the steps with what is missing; may be left and taken up again at any time."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.access.routes import may_open, route
from otmetka.config.launch.counts import launch_counts
from otmetka.config.launch.steps import Part, Step, steps
from otmetka.schools.policy import structure_to_write
from otmetka.timetable.web.params import today_of


def launch(request: HttpRequest) -> HttpResponse:
    """The steps."""
    school_id = structure_to_write(request.actor)
    found = steps(launch_counts(school_id, today_of(request, school_id)))
    done = sum(step.done for step in found)
    context = {
        "page": {"title": _("Запуск школы")},
        "steps": [_for(request.actor, step) for step in found],
        "current": next((step.title for step in found if not step.done), None),
        "done": done,
        "total": len(found),
    }
    return render(request, "config/launch/launch.html", context)


def _for(actor: Actor, step: Step) -> Step:
    """The step with those ways only that this duty may go."""
    return replace(step, parts=tuple(_way(actor, part) for part in step.parts))


def _way(actor: Actor, part: Part) -> Part:
    ways = {name: getattr(part, name) for name in ("by_hand", "by_file")}
    return replace(part, **{name: url if url and may_open(actor, url) else "" for name, url in ways.items()})


urlpatterns = [route("schools/launch/", launch, name="launch", action="schools.structure.write")]
