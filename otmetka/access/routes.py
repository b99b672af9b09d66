"""Routes that name their action: a URL without one does not start (SECURITY 1)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import path, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from otmetka.access.actor import Actor
from otmetka.core.errors import Forbidden, NotSignedIn

#: Open to everyone, and open to everyone signed in.
PUBLIC = "public"
SIGNED_IN = "signed-in"


def route(pattern: str, view: Callable, *, name: str, action: str, methods: tuple[str, ...] = ("GET",)):
    """A URL whose ``action`` is checked before its view runs; the view checks the object itself."""
    guarded = _guard(require_http_methods([*methods, "HEAD"] if "GET" in methods else methods)(view), action)
    guarded.action = action
    guarded.methods = methods
    return path(pattern, guarded, name=name)


def may_open(actor: Actor, url: str) -> bool:
    """Whether the action of this address is granted at all, so that no link leads to a refusal."""
    action = resolve(urlsplit(url).path).func.action
    return action in (PUBLIC, SIGNED_IN) or actor.may(action)


def _guard(view: Callable, action: str) -> Callable:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if action != PUBLIC:
            _check(request, action)
        return view(request, *args, **kwargs)

    return guarded


def _check(request: HttpRequest, action: str) -> None:
    actor = request.actor
    if actor is None:
        raise NotSignedIn(_("Войдите, чтобы продолжить."))
    if action != SIGNED_IN and not actor.may(action):
        raise Forbidden(_("Эта страница не для вашей обязанности."), action=action)
