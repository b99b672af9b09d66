"""/access/password/: changing one's own password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.services.passwords import change_password
from otmetka.access.sessions import stored_key
from otmetka.access.web.attempts import attempt_failed, locked_until
from otmetka.access.web.forms.door import ChangePasswordForm
from otmetka.access.web.views.sign_in import locked_message
from otmetka.core.errors import Invalid


def password(request: HttpRequest) -> HttpResponse:
    """The old password once, the new one twice; all other sessions end."""
    form = ChangePasswordForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, form, 200 if request.method == "GET" else 422)
    until = locked_until(request, request.user.login)
    if until is not None:
        form.add_error(None, locked_message(until))
        return _page(request, form, 429)
    try:
        account = _change(request, form.cleaned_data)
    except Invalid as error:
        for field, message in error.details["fields"].items():
            form.add_error(field, message)
        _count(request, error)
        return _page(request, form, 422)
    update_session_auth_hash(request, account)
    messages.success(request, _("Пароль изменён. На остальных устройствах вход завершён."))
    return HttpResponseRedirect("/access/sessions/")


def _change(request: HttpRequest, data: dict):
    return change_password(
        who=request.actor.who,
        account=request.user,
        old=data["old"],
        new=data["password"],
        session=stored_key(request.session.session_key),
        now=request.now,
    )


def _count(request: HttpRequest, error: Invalid) -> None:
    """A wrong old password is an attempt like one at the door."""
    if "old" in error.details["fields"]:
        attempt_failed(request, request.user.login)


def _page(request: HttpRequest, form: ChangePasswordForm, status: int) -> HttpResponse:
    context = {"form": form, "page": {"title": _("Сменить пароль")}}
    return render(request, "access/password.html", context, status=status)
