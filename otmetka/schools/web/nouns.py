"""Pages of one kind of row: list, form, removal. A noun says what it is; the pages are the same for all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.access.routes import route
from otmetka.core.clock import local_date
from otmetka.core.errors import Invalid
from otmetka.schools.models import School, SchoolYear
from otmetka.schools.policy import row_to_write, structure_to_read, structure_to_write
from otmetka.schools.queries.years import year_to_show, years_of
from otmetka.schools.services.rows import put_row, remove_row

#: After a change: ``hook(request, row)``, where the package says what follows from it.
Hook = Callable[[HttpRequest, models.Model], None]


@dataclass(frozen=True)
class Noun:
    """A kind of row: its words, its form and the columns of its list (title, value of a row)."""

    code: str
    namespace: str
    model: type[models.Model]
    form: type
    title: Any
    new_title: Any
    columns: tuple[tuple[Any, Callable[[Any], Any]], ...]
    order: tuple[str, ...]
    by_year: bool = False
    help: Any = ""
    import_kind: str = ""
    after: Hook | None = None
    notes: Callable[[SchoolYear], list[str]] | None = None
    related: tuple[str, ...] = ()
    links: tuple[tuple[Any, str], ...] = field(default=())

    def address(self, page: str, *args: int) -> str:
        """The URL of one of its pages: list, new, edit, removal."""
        name = self.code if page == "list" else f"{self.code}_{page}"
        return reverse(f"{self.namespace}:{name}", args=args)


def noun_routes(noun: Noun, prefix: str, *, read: str, write: str) -> list:
    """The four routes of a noun under ``prefix``."""
    both = ("GET", "POST")
    return [
        route(prefix, _view(_list, noun, write), name=noun.code, action=read),
        route(f"{prefix}new/", _view(_new, noun, write), name=f"{noun.code}_new", action=write, methods=both),
        route(
            f"{prefix}<int:row_id>/", _view(_edit, noun, write),
            name=f"{noun.code}_edit", action=write, methods=both,
        ),
        route(
            f"{prefix}<int:row_id>/removal/", _view(_removal, noun, write),
            name=f"{noun.code}_removal", action=write, methods=("POST",),
        ),
    ]  # fmt: skip


def _view(page: Callable, noun: Noun, write: str) -> Callable:
    def view(request: HttpRequest, **kwargs: int) -> HttpResponse:
        return page(request, noun, write, **kwargs)

    view.__name__ = f"{noun.code}{page.__name__}"
    return view


def chosen_year(request: HttpRequest, school_id: int) -> tuple[SchoolYear | None, list[SchoolYear]]:
    """The year of ``?year=`` or of today, and all years."""
    years = years_of(school_id)
    timezone = School.objects.values_list("timezone", flat=True).get(id=school_id)
    asked = request.GET.get("year", "")
    year_id = int(asked) if asked.isdecimal() and len(asked) < 16 else None
    return year_to_show(years, year_id, local_date(request.now, timezone)), years


def _list(request: HttpRequest, noun: Noun, write: str) -> HttpResponse:
    school_id = structure_to_read(request.actor, request.resolver_match.func.action)
    rows = noun.model._default_manager.filter(school_id=school_id).select_related(*noun.related)
    year, years = chosen_year(request, school_id) if noun.by_year else (None, [])
    if noun.by_year:
        rows = rows.filter(year=year)
    context = {
        "page": {"title": noun.title},
        "noun": noun,
        "head": [title for title, _value in noun.columns],
        "rows": [
            (row.pk, [value(row) for _title, value in noun.columns]) for row in rows.order_by(*noun.order)
        ],
        "year": year,
        "years": years,
        "notes": noun.notes(year) if noun.notes and year else [],
        "may_write": request.actor.may(write),
        "new_url": noun.address("new") + (f"?year={year.id}" if year else ""),
        "edit_name": f"{noun.namespace}:{noun.code}_edit",
        "links": [(title, reverse(name)) for title, name in noun.links],
    }
    return render(request, "schools/noun/list.html", context)


def _new(request: HttpRequest, noun: Noun, write: str) -> HttpResponse:
    school_id = structure_to_write(request.actor, write)
    row = noun.model(school_id=school_id)
    if noun.by_year:
        row.year, _years = chosen_year(request, school_id)
        if row.year is None:
            raise Invalid(_("Сначала заведите учебный год."))
    return _form(request, noun, row)


def _edit(request: HttpRequest, noun: Noun, write: str, row_id: int) -> HttpResponse:
    return _form(request, noun, row_to_write(request.actor, noun.model, row_id, write))


def _form(request: HttpRequest, noun: Noun, row: models.Model) -> HttpResponse:
    is_new = row.pk is None
    form = noun.form(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _put(request, noun, form):
        messages.success(
            request, _("Сохранено."), extra_tags=f"saved:{noun.code}-{'new' if is_new else row.pk}"
        )
        return redirect(_back(noun, row))
    context = {
        "page": {"title": noun.new_title if is_new else str(noun.title), "crumbs": _crumbs(noun, row)},
        "form": form,
        "noun": noun,
        "row": None if is_new else row,
        "keep": f"{noun.code}-{'new' if is_new else row.pk}",
        "back": _back(noun, row),
        "removal": None if is_new else noun.address("removal", row.pk),
        "year": row.year if noun.by_year else None,
    }
    return render(request, "schools/noun/form.html", context, status=422 if form.errors else 200)


def _put(request: HttpRequest, noun: Noun, form) -> bool:
    """Save; what the service refuses stands beside the fields, and nothing typed is lost."""
    try:
        refuse_closed(getattr(form.instance, "year", None) if noun.by_year else None)
        row = put_row(
            actor_who=request.actor.who, row=form.instance, values=form.cleaned_data, now=request.now
        )
    except Invalid as refused:
        form.add_error(None, refused.message)
        return False
    if noun.after:
        noun.after(request, row)
    return True


def _removal(request: HttpRequest, noun: Noun, write: str, row_id: int) -> HttpResponse:
    row = row_to_write(request.actor, noun.model, row_id, write)
    back = _back(noun, row)
    try:
        refuse_closed(getattr(row, "year", None) if noun.by_year else None)
        remove_row(actor_who=request.actor.who, row=row, now=request.now)
    except Invalid as refused:
        messages.error(request, refused.message)
        return redirect(noun.address("edit", row_id))
    if noun.after:
        noun.after(request, row)
    messages.success(request, _("Удалено."))
    return redirect(back)


def refuse_closed(year: SchoolYear | None) -> None:
    """Raises Invalid when the year is closed."""
    if year is not None and year.closed_at is not None:
        raise Invalid(_("Учебный год закрыт и не меняется."))


def _back(noun: Noun, row: models.Model) -> str:
    return noun.address("list") + (f"?year={row.year_id}" if noun.by_year else "")


def _crumbs(noun: Noun, row: models.Model) -> list[dict[str, Any]]:
    return [{"title": noun.title, "url": _back(noun, row)}]
