"""/people/staff/ and /people/duties/."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from otmetka.people.policy import WRITE_DUTIES, WRITE_STAFF, duty_for, staff_for, staff_to_read
from otmetka.people.queries.classes import class_lines
from otmetka.people.queries.school import school_today
from otmetka.people.queries.staff import duty_title, name_of, staff_card, staff_page
from otmetka.people.services.duties import assign_duty, end_duty
from otmetka.people.services.persons import dismiss_staff, make_staff
from otmetka.people.web.forms.people import DutyForm, EndDutyForm, LeavingForm, StaffForm
from otmetka.people.web.submit import form_page
from otmetka.schools.models import SchoolClass


def staff_list(request: HttpRequest) -> HttpResponse:
    """The list with the search."""
    actor = request.actor
    search = request.GET.get("q", "")[:80].replace("\x00", "")
    today = school_today(actor.school_id, request.now)
    pages, lines = staff_page(actor.school_id, search=search, page=request.GET.get("page", "1"), today=today)
    context = {
        "page": {"title": _("Сотрудники")},
        "pages": pages,
        "lines": lines,
        "search": search,
        "query": urlencode({"q": search}) + "&" if search else "",
        "may_hire": actor.may(WRITE_STAFF),
        "may_issue": actor.may("people.slips.staff"),
    }
    return render(request, "people/staff/list.html", context)


def staff_new(request: HttpRequest) -> HttpResponse:
    """A new member of staff."""
    actor = request.actor
    today = school_today(actor.school_id, request.now)
    form = StaffForm(request.POST or None, initial={"hired_on": today})

    def act(data: dict) -> str:
        made = make_staff(
            actor=actor,
            card=form.card(),
            position=data["position"],
            hired_on=data["hired_on"],
            now=request.now,
        )
        return reverse("people:staff_card", args=[made.person_id])

    page = {"title": _("Новый сотрудник"), "crumbs": [_crumb()]}
    return form_page(request, form, page=page, button=_("Добавить"), act=act, done=_("Сотрудник добавлен."))


def staff_one(request: HttpRequest, person_id: int) -> HttpResponse:
    """The card with duties."""
    actor = request.actor
    staff = staff_to_read(actor, person_id)
    card = staff_card(staff, school_today(actor.school_id, request.now))
    context = {
        "page": {"title": card.name.full, "crumbs": [_crumb()]},
        "card": card,
        "may_dismiss": actor.may(WRITE_STAFF) and person_id != actor.person_id and not card.left_on,
        "may_assign": actor.may(WRITE_DUTIES) and person_id != actor.person_id,
        "may_issue": actor.may("people.slips.staff"),
    }
    return render(request, "people/staff/card.html", context)


def duty_new(request: HttpRequest, person_id: int) -> HttpResponse:
    """A duty by an order."""
    actor = request.actor
    staff = staff_for(actor, person_id, WRITE_DUTIES)
    today = school_today(actor.school_id, request.now)
    classes = class_lines(SchoolClass.objects.filter(school_id=actor.school_id), actor.school_id, today)
    choices = [(line.id, line.name) for line in classes]
    form = DutyForm(request.POST or None, classes=choices, initial={"from_on": today})

    def act(data: dict) -> str:
        assign_duty(actor=actor, person_id=person_id, order=form.order(), now=request.now)
        return reverse("people:staff_card", args=[person_id])

    crumbs = [_crumb(), _card_crumb(staff)]
    page = {"title": _("Назначить обязанность"), "crumbs": crumbs}
    return form_page(
        request, form, page=page, button=_("Назначить"), act=act, done=_("Обязанность назначена.")
    )


def duty_end(request: HttpRequest, duty_id: int) -> HttpResponse:
    """The last day of a duty."""
    actor = request.actor
    duty = duty_for(actor, duty_id, WRITE_DUTIES, lock=False)
    form = EndDutyForm(request.POST or None, initial={"to_on": school_today(actor.school_id, request.now)})

    def act(data: dict) -> str:
        end_duty(actor=actor, duty_id=duty_id, to_on=data["to_on"], ground=data["ground"], now=request.now)
        return reverse("people:staff_card", args=[duty.person_id])

    crumbs = [_crumb(), _card_crumb(staff_to_read(actor, duty.person_id))]
    title = _("Снять обязанность: %(duty)s") % {"duty": duty_title(duty)}
    page = {"title": title, "crumbs": crumbs}
    return form_page(
        request, form, page=page, button=_("Снять"), act=act, done=_("Последний день записан."), risk=True
    )


def staff_leaving(request: HttpRequest, person_id: int) -> HttpResponse:
    """The last day of work."""
    actor = request.actor
    staff = staff_for(actor, person_id, WRITE_STAFF)
    form = LeavingForm(request.POST or None, initial={"left_on": school_today(actor.school_id, request.now)})

    def act(data: dict) -> str:
        dismiss_staff(actor=actor, person_id=person_id, now=request.now, **data)
        return reverse("people:staff_card", args=[person_id])

    page = {"title": _("Увольнение"), "crumbs": [_crumb(), _card_crumb(staff)]}
    return form_page(
        request, form, page=page, button=_("Записать"), act=act, done=_("Увольнение записано."), risk=True
    )


def _crumb() -> dict[str, str]:
    return {"title": _("Сотрудники"), "url": reverse("people:staff")}


def _card_crumb(staff) -> dict[str, str]:
    url = reverse("people:staff_card", args=[staff.person_id])
    return {"title": name_of(staff.person).full, "url": url}
