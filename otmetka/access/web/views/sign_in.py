"""/access/sign-in/ and /access/sign-out/."""

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from otmetka.access.rules.logins import tidy_login
from otmetka.access.services.sign_in import note_failure
from otmetka.access.web.attempts import locked_until
from otmetka.access.web.forms.door import SignInForm
from otmetka.access.web.session import close_session, open_session, safe_next


def sign_in(request: HttpRequest) -> HttpResponse:
    """Login and password; the same answer and the same time for a login that is not there (SECURITY 20)."""
    if request.method == "GET":
        if request.actor is not None:
            return HttpResponseRedirect(safe_next(request))
        return _page(request, SignInForm(initial={"next": safe_next(request)}))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    login, password = tidy_login(form.cleaned_data["login"]), form.cleaned_data["password"]
    account = authenticate(request, login=login, password=password)
    if account is None:
        return _refused(request, form, login)
    open_session(request, account)
    return HttpResponseRedirect(safe_next(request))


def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    close_session(request)
    return HttpResponseRedirect("/access/sign-in/")


def _refused(request: HttpRequest, form: SignInForm, login: str) -> HttpResponse:
    until = locked_until(request, login)
    if until is not None:
        form.add_error(None, locked_message(until))
        return _page(request, form, status=429)
    note_failure(login=login, now=request.now)
    form.add_error(None, _("Неверный логин или пароль."))
    return _page(request, form, status=422)


def locked_message(until) -> str:
    """«Слишком много попыток. Повторите после 11:25.»"""
    moment = date_format(timezone.localtime(until), "H:i")
    return _("Слишком много неудачных попыток. Повторите после %(moment)s.") % {"moment": moment}


def _page(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "page": {"title": _("Вход")}}
    return render(request, "access/sign_in.html", context, status=status)
