"""Cells of a draft by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.schools.models import GroupClass
from otmetka.timetable.models import Slot, SlotTeacher, TimetableVersion
from otmetka.timetable.policy import slot_to_write, version_to_write
from otmetka.timetable.queries.names import room_choices, teacher_choices
from otmetka.timetable.queries.version_grid import group_choices
from otmetka.timetable.services.edit_slot import put_slot, refuse_published, remove_slot
from otmetka.timetable.web.forms.slots import SlotForm
from otmetka.timetable.web.params import id_asked


def new(request: HttpRequest, version_id: int) -> HttpResponse:
    """``/timetable/versions/3/slots/?class=12&weekday=2&number=4``: the form of a new cell; POST adds it."""
    version = version_to_write(request.actor, version_id)
    class_id = id_asked(request, "class")
    initial = {"weekday": id_asked(request, "weekday") or 1, "number": request.GET.get("number", 1)}
    return _form(request, version, None, class_id, initial)


def slot(request: HttpRequest, slot_id: int) -> HttpResponse:
    """The form of a cell; POST moves or changes it."""
    version, found = slot_to_write(request.actor, slot_id)
    teachers = SlotTeacher.objects.filter(school_id=found.school_id, slot_id=found.id)
    initial = {
        "group": found.group_id, "weekday": found.weekday, "number": found.number, "week": found.week,
        "room": found.room_id or "", "teachers": list(teachers.values_list("teacher_id", flat=True)),
    }  # fmt: skip
    own = GroupClass.objects.filter(school_id=found.school_id, group_id=found.group_id)
    return _form(request, version, found, own.values_list("school_class_id", flat=True).first(), initial)


def removal(request: HttpRequest, slot_id: int) -> HttpResponse:
    """POST takes the cell out of the draft."""
    version, found = slot_to_write(request.actor, slot_id)
    own = GroupClass.objects.filter(school_id=found.school_id, group_id=found.group_id)
    class_id = own.values_list("school_class_id", flat=True).first()
    remove_slot(actor_who=request.actor.who, version=version, slot=found, now=request.now)
    messages.success(request, _("Урок убран из сетки."))
    return redirect(_back(version, class_id))


def _form(
    request: HttpRequest, version: TimetableVersion, found: Slot | None, class_id: int | None, initial: dict
) -> HttpResponse:
    refuse_published(version)
    form = SlotForm(
        request.POST or None, initial=initial, weeks=version.weeks,
        groups=group_choices(version.school_id, version.year_id, class_id if found is None else None),
        rooms=room_choices(version.school_id), teachers=teacher_choices(version.school_id, version.year_id),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _put(request, version, found, form):
        messages.success(request, _("Сетка изменена."))
        return redirect(_back(version, class_id))
    back = _back(version, class_id)
    title = _("Урок в сетке") if found else _("Новый урок в сетке")
    crumbs = [{"title": _("Версия с %(day)s") % {"day": f"{version.from_on:%d.%m.%Y}"}, "url": back}]
    context = {"page": {"title": title, "crumbs": crumbs}, "form": form, "slot": found, "back": back}
    return render(request, "timetable/slots/slot.html", context, status=422 if form.errors else 200)


def _put(request: HttpRequest, version: TimetableVersion, found: Slot | None, form: SlotForm) -> bool:
    try:
        put_slot(
            actor_who=request.actor.who, version=version, slot=found, values=form.values(), now=request.now
        )
    except Invalid as refused:
        for field, said in refused.details["fields"].items():
            form.add_error(field, said)
        return False
    return True


def _back(version: TimetableVersion, class_id: int | None) -> str:
    address = reverse("timetable:version", args=[version.id])
    return f"{address}?class={class_id}" if class_id else address
