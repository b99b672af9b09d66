"""The one place where errors become pages, fragments or JSON (DESIGN 3)."""

import logging
import sys

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from otmetka.core.errors import Denial, Forbidden, Invalid, NotFound, NotSignedIn, OtmetkaError

log = logging.getLogger("otmetka.errors")


class ErrorMiddleware:
    """Turns the family of :mod:`otmetka.core.errors` into answers; remembers refused accesses."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to an error of ours; others become the 500 page of Django."""
        error = as_error(exception)
        if error is None:
            return None
        if isinstance(error, Forbidden | NotFound) and getattr(request, "actor", None):
            request.denial = Denial(request.path, error.status, error.message)
        return answer(request, error)


def as_error(exception: Exception) -> OtmetkaError | None:
    """The error of our family that stands for ``exception``, or None for a fault of the program."""
    if isinstance(exception, OtmetkaError):
        return exception
    if isinstance(exception, Http404):
        return NotFound(_("Такой страницы нет."))
    if isinstance(exception, PermissionDenied):
        return Forbidden(_("Эта страница не для вашей обязанности."))
    if isinstance(exception, RequestDataTooBig):
        return Invalid(_("Слишком большой файл или форма."))
    if isinstance(exception, OperationalError | InterfaceError):
        log.error("database: %s", type(exception).__name__)
        return Unavailable(_("База данных перезапускается. Введённое не потеряно: повторите через минуту."))
    return None


class Unavailable(OtmetkaError):
    """The database cannot be reached now; the client keeps what was typed and tries again."""

    status = 503
    code = "unavailable"


def answer(request: HttpRequest, error: OtmetkaError) -> HttpResponse:
    """``error`` as JSON, as a redirect to sign-in, or as a page."""
    if wants_json(request):
        body = {"code": error.code, "message": error.message, **error.details}
        return JsonResponse(body, status=error.status, json_dumps_params={"ensure_ascii": False})
    if isinstance(error, NotSignedIn) and request.method in ("GET", "HEAD"):
        return redirect("/access/sign-in/?" + urlencode({"next": request.get_full_path()}))
    return error_page(request, error.status, error.message, error.details.get("clause", ""))


def wants_json(request: HttpRequest) -> bool:
    """Whether the client is a program: our own scripts and the API."""
    accept = request.headers.get("Accept", "")
    return request.content_type == "application/json" or accept.startswith("application/json")


def error_page(request: HttpRequest, status: int, message: str, clause: str = "") -> HttpResponse:
    """A whole page for ``status`` that needs neither the database nor an actor."""
    known = status if status in (400, 401, 403, 404, 409, 422, 500, 503) else 500
    context = {"status": known, "message": message, "clause": clause}
    return HttpResponse(render_to_string("ui/errors/error.html", context), status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form without its token (SECURITY 16)."""
    return answer(request, Forbidden(_("Страница устарела. Обновите её и отправьте ещё раз.")))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404."""
    return answer(request, NotFound(_("Такой страницы нет.")))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400."""
    return error_page(request, 400, _("Запрос не разобрать."))


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500. An error of our family may come here too: from a middleware, before any view."""
    error = as_error(sys.exc_info()[1]) if sys.exc_info()[1] else None
    if error is None and wants_json(request):
        error = OtmetkaError(_("Ошибка на сервере. Введённое не записано; повторите."))
    if error is not None:
        return answer(request, error)
    return error_page(request, 500, _("Ошибка на сервере. Введённое не записано; повторите."))
