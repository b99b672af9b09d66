"""/access/code/: the first sign-in and recovery by the code of a slip."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.services.codes import find_code, use_code
from otmetka.access.web.attempts import CODE_ATTEMPTS, attempt_failed, locked_until
from otmetka.access.web.forms.door import CodeForm, FirstPasswordForm
from otmetka.access.web.session import open_session
from otmetka.access.web.views.sign_in import locked_message
from otmetka.core.errors import Invalid


def code(request: HttpRequest) -> HttpResponse:
    """Two steps on one address: the code alone, then the same code with login and password."""
    if request.method == "GET":
        return _page(request, CodeForm())
    until = locked_until(request, CODE_ATTEMPTS)
    if until is not None:
        form = CodeForm(request.POST)
        form.add_error(None, locked_message(until))
        return _page(request, form, status=429)
    return _second_step(request) if "password" in request.POST else _first_step(request)


def _first_step(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        found = find_code(code=form.cleaned_data["code"], now=request.now)
    except Invalid as error:
        attempt_failed(request, CODE_ATTEMPTS)
        form.add_error("code", error.message)
        return _page(request, form, status=422)
    typed = {"code": form.cleaned_data["code"], "login": found.account.login}
    return _page(request, FirstPasswordForm(initial=typed))


def _second_step(request: HttpRequest) -> HttpResponse:
    form = FirstPasswordForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    data = form.cleaned_data
    try:
        account = use_code(code=data["code"], login=data["login"], password=data["password"], now=request.now)
    except Invalid as error:
        return _not_taken(request, form, error)
    open_session(request, account)
    return HttpResponseRedirect("/")


def _not_taken(request: HttpRequest, form: FirstPasswordForm, error: Invalid) -> HttpResponse:
    if "code" in error.details["fields"]:
        attempt_failed(request, CODE_ATTEMPTS)
        form = CodeForm(request.POST)
        form.is_valid()
    for field, message in error.details["fields"].items():
        form.add_error(field, message)
    return _page(request, form, status=422)


def _page(request: HttpRequest, form, status: int = 200) -> HttpResponse:
    first = isinstance(form, CodeForm)
    title = _("Вход по коду") if first else _("Логин и пароль")
    context = {"form": form, "first": first, "page": {"title": title}}
    return render(request, "access/code.html", context, status=status)
