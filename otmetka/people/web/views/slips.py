"""/people/slips/: codes on paper, shown once; /people/join/: a slip of another school."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.access.web.attempts import CODE_ATTEMPTS, attempt_failed, locked_until
from otmetka.access.web.views.sign_in import locked_message
from otmetka.core.errors import Invalid, Refused
from otmetka.people.policy import visible_classes
from otmetka.people.policy_slips import TO_FAMILIES, TO_STAFF
from otmetka.people.queries.classes import class_lines
from otmetka.people.queries.school import school_today
from otmetka.people.services.join import join_card
from otmetka.people.services.slips import issue_slip, issue_slips
from otmetka.people.web.forms.people import JoinForm, SlipsForm


def slips(request: HttpRequest) -> HttpResponse:
    """Choose an audience; the POST answers with the sheet, and nothing can show it again."""
    actor = request.actor
    audiences = _audiences(actor, school_today(actor.school_id, request.now))
    first = {"audience": request.GET.get("for", "")}
    form = SlipsForm(request.POST or None, audiences=audiences, initial=first)
    if request.method == "POST" and form.is_valid():
        kind, _sep, class_id = form.cleaned_data["audience"].partition("-")
        try:
            made = issue_slips(
                actor=actor,
                kind=kind,
                class_id=int(class_id) if class_id else None,
                everyone=form.cleaned_data["everyone"],
                now=request.now,
            )
        except Refused as error:
            form.add_error(None, error.message)
        else:
            return _sheet(request, made)
    page = {"title": _("Листки для входа")}
    context = {"form": form, "page": page}
    return render(request, "people/slips/new.html", context, status=422 if form.errors else 200)


def slip(request: HttpRequest, person_id: int) -> HttpResponse:
    """A slip for one person."""
    return _sheet(request, issue_slip(actor=request.actor, person_id=person_id, now=request.now))


def join(request: HttpRequest) -> HttpResponse:
    """Присоединить ребёнка, another school or a second card by its slip."""
    form = JoinForm(request.POST or None)
    until = locked_until(request, CODE_ATTEMPTS) if request.method == "POST" else None
    if until is not None:
        form.add_error(None, locked_message(until))
    elif request.method == "POST" and form.is_valid():
        try:
            join_card(actor=request.actor, code=form.cleaned_data["code"], now=request.now)
            return HttpResponseRedirect("/access/hat/")
        except Invalid as error:
            attempt_failed(request, CODE_ATTEMPTS)
            form.add_error("code", error.message)
        except Refused as error:
            form.add_error(None, error.message)
    context = {"form": form, "page": {"title": _("Присоединить по листку")}, "button": _("Присоединить")}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


def _sheet(request: HttpRequest, made: list) -> HttpResponse:
    context = {
        "page": {"title": _("Листки для входа"), "over": _("Показываются один раз")},
        "slips": made,
        "address": request.build_absolute_uri("/access/code/"),
    }
    answer = render(request, "people/slips/sheet.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _audiences(actor: Actor, today) -> list[tuple[str, str]]:
    rows = [("staff", _("Сотрудники"))] if actor.may(TO_STAFF) else []
    for line in class_lines(visible_classes(actor, TO_FAMILIES), actor.school_id, today):
        rows.append((f"pupils-{line.id}", _("%(name)s: ученики") % {"name": line.name}))
        rows.append((f"guardians-{line.id}", _("%(name)s: родители") % {"name": line.name}))
    return rows
