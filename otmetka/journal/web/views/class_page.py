"""The class page."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from otmetka.core import clock, slots
from otmetka.core.errors import NotFound
from otmetka.journal.policy import GroupGate, group_to_read, may_write
from otmetka.journal.queries.cells import cells_of
from otmetka.journal.queries.changes import Cursor, changed_pupils
from otmetka.journal.queries.class_page import Column, Grid, class_grid
from otmetka.journal.queries.terms import GroupOption, TermOption, groups_for, term_for, terms_of
from otmetka.journal.queries.topics import taught_lessons
from otmetka.journal.web.cell import cell_reply
from otmetka.journal.web.grid import Sheet, build_grid
from otmetka.journal.web.sheet import class_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def open_group(request: HttpRequest, group_id: int) -> HttpResponse:
    """The class page of the term of today."""
    gate = group_to_read(request.actor, group_id)
    term = term_for(_terms(gate), _today(request, gate))
    if term is None:
        raise NotFound(_("Для этой параллели не заведены отчётные периоды."))
    return redirect("journal:class_page", group_id=group_id, term_id=term.id)


def show(request: HttpRequest, group_id: int, term_id: int) -> HttpResponse:
    """Pupils × lessons of a term."""
    gate = group_to_read(request.actor, group_id)
    terms = _terms(gate)
    term = _term(terms, term_id)
    grid = class_grid(school_id=gate.school_id, group_id=gate.id, start=term.starts_on, end=term.ends_on)
    readonly = gate.year_closed or not may_write(request.actor, gate, "journal.marks.write")
    sheet = Sheet(
        group_id=gate.id, term_id=term.id, account_id=request.actor.account_id, today=_today(request, gate),
        readonly=readonly, has_marks=gate.marking == "marks", cursor=Cursor(*grid.last).text,
        summary=_summary,
    )  # fmt: skip
    context = {
        "page": {"title": f"{gate.classes} · {gate.subject}", "over": _over(gate, term)},
        "gate": gate,
        "term": term,
        "terms": terms,
        "groups": groups_for(request.actor, gate.year_id),
        "grid": build_grid(grid, sheet) if grid.columns and grid.members else "",
        "has_lessons": bool(grid.columns),
        "readonly": readonly,
        "may_read_plan": may_write(request.actor, gate, "journal.plans.read"),
        "lesson": None if readonly else _lesson_beside(grid, request.now),
    }
    return render(request, "journal/class_page/show.html", context)


def xlsx(request: HttpRequest, group_id: int, term_id: int) -> HttpResponse:
    """The same as a workbook."""
    gate = group_to_read(request.actor, group_id)
    term = _term(_terms(gate), term_id)
    span = {"school_id": gate.school_id, "group_id": gate.id, "start": term.starts_on, "end": term.ends_on}
    title = " ".join(part for part in (gate.classes, gate.subject, gate.name) if part)
    body = class_workbook(title, class_grid(**span), taught_lessons(**span))
    name = f"{title} {term.title}.xlsx"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(body, content_type=XLSX, headers=headers)


def changes(request: HttpRequest, group_id: int, term_id: int) -> HttpResponse:
    """What changed since the client's cursor; 204 when nothing did."""
    gate = group_to_read(request.actor, group_id)
    term = _term(_terms(gate), term_id)
    span = {"school_id": gate.school_id, "group_id": gate.id, "start": term.starts_on, "end": term.ends_on}
    seen = Cursor.parse(request.GET.get("after", ""))
    cursor, pairs = changed_pupils(**span, cursor=seen, now=request.now)
    if not pairs:
        return HttpResponse(status=204)
    averages = _averages(class_grid(**span), {pupil_id for pupil_id, _lesson in pairs})
    told = [
        {
            "pupil": pupil_id,
            "lesson": lesson_id,
            "work": cell.work_id,
            "cell": cell_reply(cell),
            "average": averages.get(pupil_id),
        }
        for (pupil_id, lesson_id), found in cells_of(school_id=gate.school_id, pairs=pairs).items()
        for cell in found
    ]
    return JsonResponse({"cursor": cursor.text, "cells": told}, json_dumps_params={"ensure_ascii": False})


def _averages(grid: Grid, pupils: set[int]) -> dict[int, str]:
    """The averages of the rows that changed, as they are shown."""
    return {
        pupil_id: _summary(
            (grid.marks[pupil_id, column.work_id][1], column.weight)
            for column in grid.columns
            if (pupil_id, column.work_id) in grid.marks
        )[0]
        for pupil_id in pupils
    }


def _lesson_beside(grid: Grid, now: datetime) -> Column | None:
    """The lesson whose record is kept beside the page: the last one that has begun."""
    begun = [column for column in grid.columns if column.starts_at <= now]
    return begun[-1] if begun else None


def _summary(weighted) -> tuple[str, str]:
    return slots.ask_one("journal.class_page.row", weighted) or ("—", "")


def _terms(gate: GroupGate) -> list[TermOption]:
    return terms_of(gate.school_id, gate.year_id, gate.grade)


def _term(terms: list[TermOption], term_id: int) -> TermOption:
    for term in terms:
        if term.id == term_id:
            return term
    raise NotFound(_("Такого отчётного периода у этой группы нет."))


def _today(request: HttpRequest, gate: GroupGate):
    return clock.local_date(request.now, gate.timezone)


def _over(gate: GroupGate, term: TermOption) -> str:
    return " · ".join(part for part in (gate.name, gate.year_title, term.title) if part)


def group_list(request: HttpRequest) -> HttpResponse:
    """All class pages that the actor may read, by year."""
    query = request.GET.get("q", "").strip().lower()
    shown = [group for group in groups_for(request.actor, None) if query in group.title.lower()]
    context = {
        "page": {"title": _("Журнал")},
        "years": [_year_shelf(year, list(groups)) for year, groups in groupby(shown, key=lambda g: g.year)],
        "query": query,
        "home": reverse("journal:groups"),
    }
    return render(request, "journal/class_page/list.html", context)


def _year_shelf(title: str, groups: list[GroupOption]) -> dict[str, Any]:
    """A year of the list: what the person teaches, then the other groups under their classes."""
    others = (group for group in groups if not group.mine)
    return {
        "title": title,
        "mine": [group for group in groups if group.mine],
        "classes": [(name, list(rows)) for name, rows in groupby(others, key=lambda g: g.classes)],
    }
