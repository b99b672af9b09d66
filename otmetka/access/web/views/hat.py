"""/access/hat/: putting on another hat."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.services.hats import choose_hat
from otmetka.access.web.middleware import HAT_KEY


def hat(request: HttpRequest) -> HttpResponse:
    """The hats as buttons; a POST puts one on and leads to its start page."""
    if request.method == "POST":
        chosen = choose_hat(actor=request.actor, key=request.POST.get("hat", ""), now=request.now)
        request.session[HAT_KEY] = chosen.key
        return HttpResponseRedirect("/")
    context = {"hats": request.actor.hats, "worn": request.actor.hat, "page": {"title": _("Работаю как")}}
    return render(request, "access/hat.html", context)
