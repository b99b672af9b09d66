"""The class page's table, built by markup from a read-model of tuples (PLATFORM 2: 70 × cheaper)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from otmetka.journal.queries.class_page import Column, Grid, Member
from otmetka.journal.web.cell import cell_class, cell_text, cell_title
from otmetka.ui.markup import Markup, cells_row, join, script_json, tag

MONTHS = (
    gettext_lazy("Январь"), gettext_lazy("Февраль"), gettext_lazy("Март"), gettext_lazy("Апрель"),
    gettext_lazy("Май"), gettext_lazy("Июнь"), gettext_lazy("Июль"), gettext_lazy("Август"),
    gettext_lazy("Сентябрь"), gettext_lazy("Октябрь"), gettext_lazy("Ноябрь"), gettext_lazy("Декабрь"),
)  # fmt: skip
WEEKDAYS = (
    gettext_lazy("пн"), gettext_lazy("вт"), gettext_lazy("ср"), gettext_lazy("чт"), gettext_lazy("пт"),
    gettext_lazy("сб"), gettext_lazy("вс"),
)  # fmt: skip

#: (value, weight) pairs of a pupil's row → (average as shown, how it was counted).
Summary = Callable[[Iterable[tuple[str, Decimal]]], tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """What the table needs beside its cells."""

    group_id: int
    term_id: int
    account_id: int
    today: date
    readonly: bool
    has_marks: bool
    cursor: str
    summary: Summary


def build_grid(grid: Grid, sheet: Sheet) -> Markup:
    """The whole table with the versions of its cells for the script."""
    versions: dict[str, list[int | None]] = {}
    body = join(
        [_row(number, member, grid, sheet, versions) for number, member in enumerate(grid.members, 1)]
    )
    table = tag(
        "table", _head(grid, sheet), tag("tbody", body),
        cls="grid", data_grid=True, data_group=sheet.group_id, data_term=sheet.term_id,
        data_account=sheet.account_id, data_put="/journal/lessons/{lesson}/pupils/{pupil}/marks/",
        data_changes=f"/journal/groups/{sheet.group_id}/terms/{sheet.term_id}/changes/",
        data_cursor=sheet.cursor, data_readonly=sheet.readonly, aria_label=_("Отметки"),
    )  # fmt: skip
    return join([table, script_json("grid-versions", versions)])


def _head(grid: Grid, sheet: Sheet) -> Markup:
    months = [
        tag("th", tag("span", MONTHS[month - 1]), cls="month", colspan=len(list(columns)), scope="colgroup")
        for (_year, month), columns in groupby(grid.columns, key=lambda c: (c.on.year, c.on.month))
    ]
    count = _("%(count)s учеников") % {"count": len(grid.members)}
    average = [tag("th", _("Сред."), cls="avg", scope="col")] if sheet.has_marks else []
    first = tag(
        "tr", tag("td", cls="n"), tag("td", cls="name"), *months,
        *([tag("td", cls="avg")] if sheet.has_marks else []),
    )  # fmt: skip
    second = tag(
        "tr", tag("th", "№", cls="n", scope="col"), tag("th", count, cls="name", scope="col"),
        *[_column_head(index, column, sheet.today) for index, column in enumerate(grid.columns)], *average,
    )  # fmt: skip
    return tag("thead", first, second)


def _column_head(index: int, column: Column, today: date) -> Markup:
    kind = tag("span", column.kind, cls="k") if column.kind and column.weight != 1 else None
    day = WEEKDAYS[column.on.weekday()]
    return tag(
        "th", tag("b", f"{column.on.day:02}"), day, kind,
        scope="col", cls="today" if column.on == today else None, title=_column_title(column),
        data_c=index, data_lesson=column.lesson_id, data_work=column.work_id or "",
        data_date=f"{day} {column.on:%d.%m}",
    )  # fmt: skip


def _column_title(column: Column) -> str:
    title = _("%(number)s-й урок") % {"number": column.number}
    if column.kind_title:
        title += f" · {column.title or column.kind_title}, " + _("вес %(weight)s") % {
            "weight": f"{column.weight.normalize():f}".replace(".", ",")
        }
    return title


def _row(
    number: int, member: Member, grid: Grid, sheet: Sheet, versions: dict[str, list[int | None]]
) -> Markup:
    cells, weighted = [], []
    pupil = member.pupil_id
    for column in grid.columns:
        mark = grid.marks.get((pupil, column.work_id)) if column.work_id else None
        absence = grid.attendance.get((pupil, column.lesson_id))
        if mark or absence:
            key = f"{pupil}:{column.lesson_id}:{column.work_id or ''}"
            versions[key] = [mark and mark[0], absence and absence[0]]
        if mark:
            weighted.append((mark[1], column.weight))
        cells.append(_cell(column, member, mark, absence, sheet.today))
    name = tag("th", member.label, cls="name", scope="row", title=member.name.full)
    row = [tag("th", number, cls="n"), name, cells_row(cells)]
    if sheet.has_marks:
        shown, note = sheet.summary(weighted)
        row.append(tag("td", shown, cls="avg", title=note or None))
    return tag("tr", *row, data_pupil=pupil, cls="gone" if _gone(member, sheet.today) else None)


def _gone(member: Member, today: date) -> bool:
    return member.to_on is not None and member.to_on < today


def _cell(column: Column, member: Member, mark: tuple | None, absence: tuple | None, today: date) -> tuple:
    shut = not member.there(column.on)
    if mark is None and absence is None:
        if shut:
            return "", "shut", _("не числился в группе")
        return ("", "today") if column.on == today else ("", "")
    value, comment, corrected = (mark[1], mark[2], mark[3]) if mark else ("", "", False)
    code = absence[1] if absence else ""
    classes = [cell_class(value, code)]
    signs = (("today", column.on == today), ("note", comment), ("fix", corrected), ("shut", shut))
    classes += [name for name, shown in signs if shown]
    title = cell_title(value, code, comment)
    text, cls = cell_text(value, code), " ".join(filter(None, classes))
    return (text, cls, title) if title else (text, cls)
