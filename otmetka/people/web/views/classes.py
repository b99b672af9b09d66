"""/people/classes/."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.people.policy import WRITE_PUPILS, class_for, class_to_read, visible_classes
from otmetka.people.queries.classes import class_lines, pupil_lines
from otmetka.people.queries.school import school_today
from otmetka.people.services.arrivals import receive_pupil
from otmetka.people.web.forms.people import ArrivalForm
from otmetka.people.web.submit import form_page


def class_list(request: HttpRequest) -> HttpResponse:
    """The classes of the year."""
    actor = request.actor
    today = school_today(actor.school_id, request.now)
    lines = class_lines(visible_classes(actor), actor.school_id, today)
    return render(request, "people/classes/list.html", {"page": {"title": _("Классы")}, "lines": lines})


def class_one(request: HttpRequest, class_id: int) -> HttpResponse:
    """The pupils of a class: those of today, then those who left."""
    actor = request.actor
    school_class = class_to_read(actor, class_id)
    lines = pupil_lines(actor.school_id, class_id, school_today(actor.school_id, request.now))
    title = _("%(name)s класс") % {"name": school_class.name}
    context = {
        "page": {"title": title, "over": school_class.year.title},
        "school_class": school_class,
        "here": [line for line in lines if line.here],
        "gone": [line for line in lines if not line.here],
        "may_enrol": actor.may(WRITE_PUPILS) and not school_class.year.closed_at,
        "may_issue": visible_classes(actor, "people.slips.families").filter(pk=class_id).exists(),
    }
    return render(request, "people/classes/one.html", context)


def class_arrival(request: HttpRequest, class_id: int) -> HttpResponse:
    """A new pupil of the class."""
    actor = request.actor
    school_class = class_for(actor, class_id, WRITE_PUPILS)
    form = ArrivalForm(request.POST or None, initial={"on": school_today(actor.school_id, request.now)})

    def act(data: dict) -> str:
        made = receive_pupil(
            actor=actor,
            card=form.card(),
            class_id=class_id,
            on=data["on"],
            ground=data["ground"],
            now=request.now,
        )
        return reverse("people:pupil", args=[made.pk])

    crumb = {"title": school_class.name, "url": reverse("people:class", args=[class_id])}
    page = {"title": _("Зачислить ученика"), "crumbs": [crumb]}
    return form_page(request, form, page=page, button=_("Зачислить"), act=act, done=_("Ученик зачислен."))
