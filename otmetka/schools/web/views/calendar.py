"""The production calendar: what it would add, and adding it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.schools.policy import structure_to_write
from otmetka.schools.queries.days_off import days_off_to_add
from otmetka.schools.services.take_days_off import take_days_off
from otmetka.schools.web.nouns import chosen_year, refuse_closed
from otmetka.schools.words import span_words


def production_calendar(request: HttpRequest) -> HttpResponse:
    """GET shows the days that would be added to the year; POST adds them."""
    year, years = chosen_year(request, structure_to_write(request.actor))
    if year is None:
        raise Invalid(_("Сначала заведите учебный год."))
    back = f"{reverse('schools:days')}?year={year.id}"
    if request.method == "POST":
        refuse_closed(year)
        added = take_days_off(actor_who=request.actor.who, year=year, now=request.now)
        messages.success(request, _("Добавлено: %(n)s.") % {"n": added})
        return redirect(back)
    context = {
        "page": {
            "title": _("Производственный календарь"),
            "crumbs": [{"title": _("Календарь"), "url": back}],
        },
        "spans": [(span.title, span_words(span.from_on, span.to_on)) for span in days_off_to_add(year)],
        "year": year,
        "years": years,
        "back": back,
        "section": "days",
    }
    return render(request, "schools/calendar/production.html", context)
