"""A page with one form: shown, checked, carried out; what was typed survives a refusal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from otmetka.core.errors import Invalid, Refused


def form_page(
    request: HttpRequest,
    form: Form,
    *,
    page: dict[str, Any],
    button: str,
    act: Callable[[dict], str],
    done: str,
    risk: bool = False,
) -> HttpResponse:
    """Show ``form``, or call ``act`` with what was typed; it gives the address to go to."""
    if request.method == "POST" and form.is_valid():
        try:
            where = act(form.cleaned_data)
        except (Refused, Invalid) as error:
            _explain(form, error)
        else:
            messages.success(request, done)
            return HttpResponseRedirect(where)
    context = {"form": form, "page": page, "button": button, "risk": risk}
    return render(request, "people/form.html", context, status=422 if request.method == "POST" else 200)


def _explain(form: Form, error: Refused | Invalid) -> None:
    fields = error.details.get("fields") or {}
    for field, message in fields.items():
        form.add_error(field if field in form.fields else None, message)
    if not fields:
        form.add_error(None, error.message)
