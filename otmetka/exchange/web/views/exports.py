"""/exchange/exports/: lists in the same templates that the import reads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from otmetka.core import clock
from otmetka.exchange.policy import WRITE
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.export_rows import export_for
from otmetka.exchange.web.download import download
from otmetka.exchange.web.forms.exports import ExportForm


def export_page(request: HttpRequest) -> HttpResponse:
    """Choose a list; taking it is a POST, since it is written into the trail."""
    actor = request.actor
    form = ExportForm(request.POST or None, school_id=actor.school_id)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        rows = export_for(
            actor=actor, kind=asked["kind"], year=asked["year"] or None, form=asked["form"], now=request.now
        )
        kind = TEMPLATES[asked["kind"]]
        name = f"{_(kind.title)} {clock.local(request.now, 'Europe/Moscow'):%d.%m.%Y}"
        return download(kind, rows, asked["form"], name)
    context = {"page": {"title": _("Выгрузка в файлы")}, "form": form, "may_import": actor.may(WRITE)}
    status = 422 if request.method == "POST" else 200
    return render(request, "exchange/exports/new.html", context, status=status)
