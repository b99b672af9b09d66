"""/people/pupils/: search, card, moves."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.people.policy import (
    READ_PUPILS,
    WRITE_GUARDIANS,
    WRITE_PUPILS,
    pupil_for,
    pupil_to_read,
    visible_classes,
)
from otmetka.people.queries.classes import class_lines
from otmetka.people.queries.pupils import PupilCard, pupil_card, pupils_page
from otmetka.people.queries.school import school_today
from otmetka.people.queries.staff import name_of
from otmetka.people.services.enrolment import depart_pupil, enrol_pupil, transfer_pupil
from otmetka.people.web.forms.people import DepartureForm, MoveForm
from otmetka.people.web.submit import form_page
from otmetka.schools.models import SchoolClass


def pupil_list(request: HttpRequest) -> HttpResponse:
    """The search over all pupils whom the actor may see."""
    actor = request.actor
    search = request.GET.get("q", "")[:80].replace("\x00", "")
    whole = "school" in actor.relations(READ_PUPILS)
    pages, found = pupils_page(
        actor.school_id,
        classes=None if whole else sorted(actor.classes_of_duty()),
        search=search,
        page=request.GET.get("page", "1"),
        today=school_today(actor.school_id, request.now),
    )
    query = urlencode({"q": search}) + "&" if search else ""
    page = {"title": _("Ученики")}
    context = {"page": page, "pages": pages, "found": found, "search": search, "query": query}
    return render(request, "people/pupils/list.html", context)


def pupil_one(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """The card with history and guardians."""
    actor = request.actor
    gate = pupil_to_read(actor, pupil_id, request.now)
    card = pupil_card(gate.pupil, today=gate.today, now=request.now)
    context = {
        "page": {"title": card.name.full, "crumbs": [_crumb()]},
        "card": card,
        "open_classes": _open_classes(actor, card),
        "may_move": actor.may(WRITE_PUPILS),
        "may_link": actor.may(WRITE_GUARDIANS),
        "may_issue": actor.may("people.slips.families"),
    }
    return render(request, "people/pupils/card.html", context)


def pupil_departure(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """The last day of a pupil."""
    actor = request.actor
    gate = pupil_for(actor, pupil_id, WRITE_PUPILS, request.now, lock=False)
    form = DepartureForm(request.POST or None, initial={"on": gate.today})

    def act(data: dict) -> str:
        depart_pupil(actor=actor, pupil_id=pupil_id, on=data["on"], reason=data["reason"], now=request.now)
        return reverse("people:pupil", args=[pupil_id])

    page = {"title": _("Выбытие"), "crumbs": [_crumb(), _card_crumb(gate)]}
    return form_page(
        request,
        form,
        page=page,
        button=_("Записать выбытие"),
        act=act,
        done=_("Выбытие записано."),
        risk=True,
    )


def pupil_transfer(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Into another class of the year."""
    page = {"title": _("Перевод в другой класс")}
    return _move(request, pupil_id, transfer_pupil, page, _("Перевести"), _("Перевод записан."))


def pupil_arrival(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Back into the school, or into the class of a new year."""
    page = {"title": _("Зачисление в класс")}
    return _move(request, pupil_id, enrol_pupil, page, _("Зачислить"), _("Зачисление записано."))


def _move(request: HttpRequest, pupil_id: int, service, page: dict, button: str, done: str) -> HttpResponse:
    actor = request.actor
    gate = pupil_for(actor, pupil_id, WRITE_PUPILS, request.now, lock=False)
    classes = class_lines(SchoolClass.objects.filter(school_id=actor.school_id), actor.school_id, gate.today)
    choices = [(line.id, line.name) for line in classes]
    initial = {"on": gate.today + timedelta(days=1)}
    form = MoveForm(request.POST or None, classes=choices, initial=initial)

    def act(data: dict) -> str:
        service(actor=actor, pupil_id=pupil_id, now=request.now, **data)
        return reverse("people:pupil", args=[pupil_id])

    page = {**page, "crumbs": [_crumb(), _card_crumb(gate)]}
    return form_page(request, form, page=page, button=button, act=act, done=done)


def _crumb() -> dict[str, str]:
    return {"title": _("Ученики"), "url": reverse("people:pupils")}


def _open_classes(actor: Actor, card: PupilCard) -> set[int]:
    """Of the pupil's classes those whose page this actor may open: the others are named without a link."""
    named = [stay.class_id for stay in card.stays]
    return set(visible_classes(actor).filter(pk__in=named).values_list("pk", flat=True))


def _card_crumb(gate) -> dict[str, str]:
    url = reverse("people:pupil", args=[gate.pupil.pk])
    return {"title": name_of(gate.pupil.person).listed, "url": url}
