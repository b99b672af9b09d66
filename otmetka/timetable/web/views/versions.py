"""Versions of the timetable: list, draft, publication with a preview."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from otmetka.core.errors import Invalid
from otmetka.timetable.policy import timetable_to_read, timetable_to_write, version_to_write
from otmetka.timetable.queries.names import class_choices, year_of
from otmetka.timetable.queries.rebuild_plan import Report, rebuild_plan
from otmetka.timetable.queries.version_grid import version_grid
from otmetka.timetable.queries.versions import VersionLine, version_lines, version_of
from otmetka.timetable.services.copy_version import copy_version
from otmetka.timetable.services.discard_version import discard_version
from otmetka.timetable.services.publish_version import publish_version
from otmetka.timetable.web.forms.versions import VersionForm
from otmetka.timetable.web.params import day_asked, id_asked, today_of


def versions(request: HttpRequest) -> HttpResponse:
    """List of versions with the form of a new draft; POST makes the draft."""
    school_id = timetable_to_read(request.actor)
    today = today_of(request, school_id)
    year = year_of(school_id, day_asked(request, today))
    lines = version_lines(school_id, year.id, today) if year else []
    sources = [(str(each.id), f"{each.from_on:%d.%m.%Y} {each.title}".strip()) for each in lines]
    may_write = request.actor.may("timetable.write")
    form = VersionForm(request.POST or None, sources=sources, initial=_initial(lines))
    if request.method == "POST":
        timetable_to_write(request.actor)
        if year and form.is_valid() and (made := _copy(request, school_id, year, form)):
            return redirect("timetable:version", made.id)
    context = {"page": {"title": _("Версии расписания")}, "year": year, "lines": lines, "form": form}
    context |= {"kind": "versions", "may_write": may_write}
    return render(request, "timetable/versions/versions.html", context, status=422 if form.errors else 200)


def _initial(lines: list[VersionLine]) -> dict[str, object]:
    return {"weeks": lines[0].weeks, "source": lines[0].id} if lines else {"weeks": 1}


def _copy(request: HttpRequest, school_id: int, year, form: VersionForm):
    got = form.cleaned_data
    try:
        return copy_version(
            actor_who=request.actor.who, school_id=school_id, year=year, from_on=got["from_on"],
            title=got["title"], weeks=got["weeks"], source_id=got["source"], now=request.now,
        )  # fmt: skip
    except Invalid as refused:
        for field, said in refused.details["fields"].items():
            form.add_error(field, said)
        return None


def version(request: HttpRequest, version_id: int) -> HttpResponse:
    """The grid of one class in a version: ``?class=12``."""
    school_id = timetable_to_read(request.actor)
    found = version_of(school_id, version_id)
    classes = class_choices(school_id, found.year_id)
    class_id = id_asked(request, "class") or (classes[0].id if classes else None)
    context = {
        "page": {"title": _("Версия с %(day)s") % {"day": f"{found.from_on:%d.%m.%Y}"}, "crumbs": _crumbs()},
        "version": found,
        "classes": classes,
        "class_id": class_id,
        "grid": version_grid(school_id, found, class_id) if class_id else None,
        "kind": "versions",
        "may_write": request.actor.may("timetable.write"),
    }
    return render(request, "timetable/versions/version.html", context)


def publication(request: HttpRequest, version_id: int) -> HttpResponse:
    """GET shows what a publication would change; POST publishes."""
    found = version_to_write(request.actor, version_id)
    school_id = found.school_id
    if request.method == "POST":
        report = publish_version(
            actor_who=request.actor.who, school_id=school_id, version_id=found.id, now=request.now
        )
        messages.success(request, _said(report))
        return redirect("timetable:versions")
    plan = rebuild_plan(school_id, found.year_id, found.from_on, now=request.now, with_version=found.id)
    page = {
        "title": _("Публикация версии с %(day)s") % {"day": f"{found.from_on:%d.%m.%Y}"},
        "crumbs": _crumbs(),
    }
    context = {"page": page, "version": found, "report": plan.report, "kind": "versions"}
    return render(request, "timetable/versions/publication.html", context)


def removal(request: HttpRequest, version_id: int) -> HttpResponse:
    """POST throws a draft away."""
    discard_version(
        actor_who=request.actor.who, version=version_to_write(request.actor, version_id), now=request.now
    )
    messages.success(request, _("Черновик удалён."))
    return redirect("timetable:versions")


def _said(report: Report) -> str:
    made = ngettext("Опубликовано: создан %(n)s урок", "Опубликовано: создано уроков %(n)s", report.added)
    rest = _(", изменено %(changed)s, убрано %(removed)s, осталось заполненных на прежнем месте %(kept)s.")
    numbers = {"changed": report.changed, "removed": report.removed, "kept": len(report.kept)}
    return made % {"n": report.added} + rest % numbers


def _crumbs() -> list[dict[str, str]]:
    return [{"title": _("Версии расписания"), "url": "/timetable/versions/"}]
