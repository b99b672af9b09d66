"""Sets of bells."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.schools.policy import row_to_write, structure_to_read, structure_to_write
from otmetka.schools.services.rows import remove_row
from otmetka.timetable.models import Bell, BellSet
from otmetka.timetable.queries.lesson_sources import bell_sets
from otmetka.timetable.rules.bell_lines import write_bells
from otmetka.timetable.services.put_bells import bells_of, put_bells
from otmetka.timetable.web.forms.groups import BellsForm
from otmetka.timetable.web.params import today_of


def bells(request: HttpRequest) -> HttpResponse:
    """All sets side by side."""
    school_id = structure_to_read(request.actor)
    times = {each.name: each for each in bell_sets(school_id)}
    rows = BellSet.objects.filter(school_id=school_id).order_by("shift", "name")
    context = {
        "page": {"title": _("Звонки")},
        "sets": [(row, sorted(times[row.name].times.items()) if row.name in times else []) for row in rows],
        "may_write": request.actor.may("schools.structure.write"),
    }
    return render(request, "timetable/bells/bells.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """The form of a new set; POST makes it."""
    return _form(request, BellSet(school_id=structure_to_write(request.actor)))


def edit(request: HttpRequest, row_id: int) -> HttpResponse:
    """The form of a set; POST changes it."""
    return _form(request, row_to_write(request.actor, BellSet, row_id))


def removal(request: HttpRequest, row_id: int) -> HttpResponse:
    """POST removes a set with its bells."""
    row = row_to_write(request.actor, BellSet, row_id)
    Bell.objects.filter(school_id=row.school_id, bell_set_id=row.id).delete()
    remove_row(actor_who=request.actor.who, row=row, now=request.now)
    messages.success(request, _("Удалено."))
    return redirect("timetable:bells")


def _form(request: HttpRequest, row: BellSet) -> HttpResponse:
    initial = {"name": row.name, "shift": row.shift, "times": write_bells(bells_of(row)) if row.pk else ""}
    form = BellsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _put(request, row, form):
        messages.success(request, _("Сохранено."))
        return redirect("timetable:bells")
    crumbs = [{"title": _("Звонки"), "url": reverse("timetable:bells")}]
    context = {
        "page": {"title": row.name or _("Новый набор звонков"), "crumbs": crumbs},
        "form": form,
        "keep": f"bells-{row.pk or 'new'}",
        "back": reverse("timetable:bells"),
        "removal": reverse("timetable:bells_removal", args=[row.pk]) if row.pk else None,
    }
    return render(request, "schools/noun/form.html", context, status=422 if form.errors else 200)


def _put(request: HttpRequest, row: BellSet, form: BellsForm) -> bool:
    got = form.cleaned_data
    try:
        put_bells(
            actor_who=request.actor.who, bell_set=row, name=got["name"].strip(), shift=got["shift"],
            lines=got["times"], today=today_of(request, row.school_id), now=request.now,
        )  # fmt: skip
    except Invalid as refused:
        for field, said in refused.details["fields"].items():
            form.add_error(field, said)
        return False
    return True
