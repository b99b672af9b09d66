"""``/``: the start page of the hat that is on (kerch.1.3, islamey.instr.1.6)."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.access.routes import SIGNED_IN, route
from otmetka.config.shell import menu_of

#: Where staff starts, the first that it may open; the technical specialist starts at the system check.
STAFF_STARTS = ("/today/", "/people/classes/")
STARTS = {"technician": ("/system/",)}


def start_of(actor: Actor) -> str | None:
    """Where this actor starts; None for a person without any duty, or whose duties open nothing yet."""
    if actor.hat is None:
        return None
    classes = actor.classes_of_duty()
    if actor.hat.code == "class_teacher" and classes:
        return f"/people/classes/{min(classes)}/"
    urls = [item.url for item in menu_of(actor)]
    wanted = STARTS.get(actor.hat.code, STAFF_STARTS)
    return next((url for url in (*wanted, *urls) if url in urls), None)


def start(request: HttpRequest) -> HttpResponse:
    """Lead to the start page; a person without any duty sees an empty page that says why."""
    where = start_of(request.actor)
    if where is not None:
        return HttpResponseRedirect(where)
    return render(request, "people/empty.html", {"page": {"title": _("Пока здесь пусто")}})


urlpatterns = [route("", start, name="start", action=SIGNED_IN)]
