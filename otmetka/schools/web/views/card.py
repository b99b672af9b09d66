"""The school card."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from otmetka.schools.models import School, SchoolName
from otmetka.schools.policy import structure_to_read, structure_to_write
from otmetka.schools.services.put_card import put_card
from otmetka.schools.web.forms.structure import TIMEZONES, CardForm


def card(request: HttpRequest) -> HttpResponse:
    """The card with the names in other languages."""
    school_id = structure_to_read(request.actor)
    school = School.objects.get(id=school_id)
    context = {
        "page": {"title": _("Карточка школы")},
        "school": school,
        "timezone": dict(TIMEZONES).get(school.timezone, school.timezone),
        "names": SchoolName.objects.filter(school_id=school_id).order_by("language"),
        "may_write": request.actor.may("schools.structure.write"),
        "section": "card",
    }
    return render(request, "schools/card/card.html", context)


def edit(request: HttpRequest) -> HttpResponse:
    """The form of the card; POST writes it."""
    school = School.objects.select_for_update().get(id=structure_to_write(request.actor))
    form = CardForm(request.POST or None, instance=school)
    if request.method == "POST" and form.is_valid():
        fresh = School.objects.get(id=school.id)
        put_card(actor_who=request.actor.who, school=fresh, values=form.cleaned_data, now=request.now)
        messages.success(request, _("Сохранено."), extra_tags="saved:card")
        return redirect("schools:card")
    crumbs = [{"title": _("Карточка школы"), "url": "/schools/card/"}]
    context = {"page": {"title": _("Изменить карточку"), "crumbs": crumbs}, "form": form, "keep": "card"}
    context |= {"back": "/schools/card/", "section": "card"}
    return render(request, "schools/noun/form.html", context, status=422 if form.errors else 200)
