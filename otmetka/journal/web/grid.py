"""The class page's table, built by markup from a read-model of tuples (PLATFORM 2: 70 × cheaper)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

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
    places = _places(grid.columns, sheet.today)
    rows = [_row(number, who, grid, sheet, places, versions) for number, who in enumerate(grid.members, 1)]
    table = tag(
        "table",
        _head(grid, sheet),
        tag("tbody", join(rows)),
        cls="grid",
        data_grid=True,
        data_group=sheet.group_id,
        data_term=sheet.term_id,
        data_account=sheet.account_id,
        data_put="/journal/lessons/{lesson}/pupils/{pupil}/marks/",
        data_changes=f"/journal/groups/{sheet.group_id}/terms/{sheet.term_id}/changes/",
        data_cursor=sheet.cursor,
        data_readonly=sheet.readonly,
        aria_label=_("Отметки"),
    )
    return join([table, script_json("grid-versions", versions)])


def _head(grid: Grid, sheet: Sheet) -> Markup:
    months = [
        tag("th", tag("span", MONTHS[month - 1]), cls="month", colspan=len(list(columns)), scope="colgroup")
        for (_year, month), columns in groupby(grid.columns, key=lambda c: (c.on.year, c.on.month))
    ]
    count = ngettext("%(count)s ученик", "%(count)s учеников", len(grid.members)) % {
        "count": len(grid.members)
    }
    average = [tag("th", _("Сред."), cls="avg", scope="col")] if sheet.has_marks else []
    blank = [tag("td", cls="avg")] if sheet.has_marks else []
    words = _HeadWords(
        [str(day) for day in WEEKDAYS], _("%(number)s-й урок"), _("вес %(weight)s"), sheet.today
    )
    days = [_column_head(index, column, words) for index, column in enumerate(grid.columns)]
    number, names = tag("th", "№", cls="n", scope="col"), tag("th", count, cls="name", scope="col")
    first = tag("tr", tag("td", cls="n"), tag("td", cls="name"), *months, *blank)
    return tag("thead", first, tag("tr", number, names, *days, *average))


@dataclass(frozen=True)
class _HeadWords:
    """Words of the head, translated once for all columns."""

    days: list[str]
    lesson: str
    weight: str
    today: date


def _column_head(index: int, column: Column, words: _HeadWords) -> Markup:
    kind = tag("span", column.kind, cls="k") if column.kind and column.weight != 1 else None
    day = words.days[column.on.weekday()]
    return tag(
        "th",
        tag("b", f"{column.on.day:02}"),
        day,
        kind,
        scope="col",
        cls="today" if column.on == words.today else None,
        title=_column_title(column, words),
        data_c=index,
        data_lesson=column.lesson_id,
        data_work=column.work_id or "",
        data_date=f"{day} {column.on:%d.%m}",
    )


def _column_title(column: Column, words: _HeadWords) -> str:
    title = words.lesson % {"number": column.number}
    if column.kind_title:
        weight = f"{column.weight.normalize():f}".replace(".", ",")
        title += f" · {column.title or column.kind_title}, " + words.weight % {"weight": weight}
    return title


@dataclass(frozen=True)
class _Place:
    """A column as the rows need it: what is the same for all pupils is worked out once."""

    lesson_id: int
    work_id: int | None
    on: date
    today: bool
    weight: Decimal | None
    suffix: str


def _places(columns: list[Column], today: date) -> list[_Place]:
    return [
        _Place(c.lesson_id, c.work_id, c.on, c.on == today, c.weight, f":{c.lesson_id}:{c.work_id or ''}")
        for c in columns
    ]


def _row(
    number: int,
    member: Member,
    grid: Grid,
    sheet: Sheet,
    places: list[_Place],
    versions: dict[str, list[int | None]],
) -> Markup:
    cells, weighted = [], []
    pupil, marks, attendance = member.pupil_id, grid.marks, grid.attendance
    for place in places:
        mark = marks.get((pupil, place.work_id))
        absence = attendance.get((pupil, place.lesson_id))
        there = member.there(place.on)
        if mark is None and absence is None:
            cells.append(_empty(place.today, there))
            continue
        versions[f"{pupil}{place.suffix}"] = [mark and mark[0], absence and absence[0]]
        if mark:
            weighted.append((mark[1], place.weight))
        signs = mark[1:] if mark else ("", "", False)
        cells.append(_cell(*signs, absence[1] if absence else "", place.today, there))
    name = tag("th", member.label, cls="name", scope="row", title=member.name.full)
    row = [tag("th", number, cls="n"), name, cells_row(cells)]
    if sheet.has_marks:
        shown, note = sheet.summary(weighted)
        row.append(tag("td", shown, cls="avg", title=note or None))
    return tag("tr", *row, data_pupil=pupil, cls="gone" if _gone(member, sheet.today) else None)


def _gone(member: Member, today: date) -> bool:
    return member.to_on is not None and member.to_on < today


def _empty(today: bool, there: bool) -> tuple[str, ...]:
    if not there:
        return "", "shut", _("не числился в группе")
    return ("", "today") if today else ("", "")


@lru_cache(maxsize=4096)
def _cell(value: str, comment: str, corrected: bool, code: str, today: bool, there: bool) -> tuple[str, ...]:
    """(text, class) or (text, class, title) of a cell with a mark or an absence; most cells are alike."""
    signs = (("today", today), ("note", comment), ("fix", corrected), ("shut", not there))
    cls = " ".join([cell_class(value, code), *(name for name, shown in signs if shown)])
    title = cell_title(value, code, comment)
    text = cell_text(value, code)
    return (text, cls, title) if title else (text, cls)
