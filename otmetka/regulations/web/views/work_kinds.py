"""The school's kinds of work."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from otmetka.core import clock
from otmetka.core.errors import Invalid, NotFound
from otmetka.regulations.queries.work_kinds import Kind, work_kinds_in_force
from otmetka.regulations.services.work_kinds import WRITE, add_kind, change_kind, end_kind
from otmetka.regulations.web.forms import KindForm, day_of
from otmetka.schools.models import School


def work_kinds(request: HttpRequest) -> HttpResponse:
    """The list in force today; POST adds a kind."""
    today = _today(request)
    form, error = KindForm(from_on=today.isoformat()), None
    if request.method == "POST":
        form = KindForm.typed(request.POST)
        error = _try(lambda: add_kind(actor=request.actor, text=form.text, now=request.now))
        if error is None:
            return _saved(request)
    context = {
        "page": {"title": _("Виды работ")},
        "kinds": work_kinds_in_force(request.actor.school_id, today),
        "writable": request.actor.may(WRITE),
        "form": form,
        "error": error,
    }
    return render(request, "regulations/work_kinds/list.html", context, status=error.status if error else 200)


def work_kind(request: HttpRequest, kind_id: int) -> HttpResponse:
    """One kind: changed from a day, or ended."""
    today = _today(request)
    kind = _kind(request, kind_id, today)
    form, error = _form_of(kind), None
    if request.method == "POST":
        form = KindForm.typed(request.POST)
        error = _try(lambda: _write(request, kind.id, form))
        if error is None:
            return _saved(request)
    page = {"title": kind.title, "over": _("Вид работы")}
    context = {"page": page, "kind": kind, "form": form, "error": error}
    return render(request, "regulations/work_kinds/edit.html", context, status=error.status if error else 200)


def _write(request: HttpRequest, kind_id: int, form: KindForm) -> None:
    at = {"actor": request.actor, "kind_id": kind_id, "now": request.now}
    if request.POST.get("act") == "end":
        end_kind(**at, last_on=day_of(form.from_on) or _today(request))
    else:
        change_kind(**at, text=form.text)


def _try(act) -> Invalid | None:
    try:
        with transaction.atomic():
            act()
    except Invalid as error:
        return error
    return None


def _kind(request: HttpRequest, kind_id: int, today) -> Kind:
    for kind in work_kinds_in_force(request.actor.school_id, today):
        if kind.id == kind_id:
            return kind
    raise NotFound(_("Такого вида работ в списке нет."))


def _form_of(kind: Kind) -> KindForm:
    weight = f"{kind.weight.normalize():f}".replace(".", ",")
    return KindForm(kind.title, kind.short, weight, kind.written, kind.second_mark, "", "")


def _today(request: HttpRequest):
    timezone = School.objects.values_list("timezone", flat=True).get(id=request.actor.school_id)
    return clock.local_date(request.now, timezone)


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Сохранено"))
    return redirect("regulations:work_kinds")
