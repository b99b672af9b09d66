"""/access/sessions/: where one is signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.queries.sessions import open_sessions
from otmetka.access.services.sessions import end_other_sessions, end_session
from otmetka.access.sessions import stored_key


def sessions(request: HttpRequest) -> HttpResponse:
    """The list; a POST with ``key`` ends one, with ``others`` all but this one."""
    current = stored_key(request.session.session_key)
    if request.method == "POST":
        return _end(request, current)
    rows = open_sessions(request.actor.account_id, current=current, now=request.now)
    context = {"sessions": rows, "page": {"title": _("Где вы вошли")}}
    return render(request, "access/sessions.html", context)


def _end(request: HttpRequest, current: str) -> HttpResponse:
    actor = request.actor
    if "others" in request.POST:
        end_other_sessions(who=actor.who, account_id=actor.account_id, keep=current, now=request.now)
        messages.success(request, _("На остальных устройствах вход завершён."))
    else:
        key = request.POST.get("key", "")
        end_session(who=actor.who, account_id=actor.account_id, key=key, now=request.now)
        messages.success(request, _("Вход на том устройстве завершён."))
    return HttpResponseRedirect("/access/sessions/")
