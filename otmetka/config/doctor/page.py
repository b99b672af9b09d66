"""``/system/``: the system check for the technical specialist; it shows no data of pupils (kerch.2.1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.routes import route
from otmetka.config.doctor.check import check_system, passes
from otmetka.config.doctor.line import AMBER, RED


def system(request: HttpRequest) -> HttpResponse:
    """The lines, the red ones first."""
    lines = check_system(now=request.now)
    order = {RED: 0, AMBER: 1}
    context = {
        "page": {"title": _("Проверка системы")},
        "lines": sorted(lines, key=lambda line: order.get(line.tone, 2)),
        "well": passes(lines),
        "red": sum(line.tone == RED for line in lines),
    }
    return render(request, "config/system/system.html", context)


urlpatterns = [route("system/", system, name="system", action="system.read")]
