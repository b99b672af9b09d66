"""The subject table by markup: subjects × days can be a thousand cells."""

from datetime import date

from django.utils.translation import gettext as _

from otmetka.diary.queries.subjects import Entry, SubjectRow, Table
from otmetka.diary.web.signs import figures
from otmetka.diary.words import WEEKDAYS
from otmetka.grading.rules.averages import NOTHING, plain, shown
from otmetka.journal.words import ATTENDANCE, VALUES
from otmetka.ui.markup import EMPTY, Markup, join, tag


def build_table(table: Table, pupil_id: int) -> Markup:
    """Subject, average, absences, then a column for each day on which anything stands."""
    head = tag(
        "tr",
        tag("th", _("Предмет"), scope="col"),
        tag("th", _("Средняя"), scope="col"),
        tag("th", _("Пропуски"), scope="col"),
        *[_day_head(day) for day in table.days],
    )
    rows = join([_row(number, row, table.days, pupil_id) for number, row in enumerate(table.rows, 1)])
    return tag("table", tag("thead", head), tag("tbody", rows), cls="table marks")


def _day_head(day: date) -> Markup:
    return tag("th", f"{day:%d.%m}", tag("br"), WEEKDAYS[day.weekday()], scope="col")


def _row(number: int, row: SubjectRow, days: tuple[date, ...], pupil_id: int) -> Markup:
    average = shown(row.counted.average) if row.marking == "marks" else NOTHING
    linked = average != NOTHING
    return tag(
        "tr",
        tag("th", row.subject, scope="row"),
        tag("td", tag("a", average, href=f"#how-{number}") if linked else average, cls="avg"),
        tag("td", row.absences or ""),
        join([_cell(row.by_day.get(day, ()), pupil_id) for day in days]),
    )


def _cell(entries: tuple[Entry, ...] | list[Entry], pupil_id: int) -> Markup:
    return tag("td", join([_entry(entry, pupil_id) for entry in entries], " ") if entries else EMPTY)


def _entry(entry: Entry, pupil_id: int) -> Markup:
    if entry.weight is None:
        words = str(ATTENDANCE.get(entry.value, ""))
        return tag("span", entry.value.upper(), tag("span", f" {words}", cls="sr"), cls="abs", title=words)
    about = f"{entry.kind}, {_('вес')} {plain(entry.weight)}"
    words = " · ".join(part for part in (about, str(VALUES.get(entry.value, "")), entry.comment) if part)
    return tag(
        "a", figures(entry.value), tag("span", f" {about}", cls="sr"),
        href=f"/diary/{pupil_id}/mark/{entry.lesson_id}/", title=words,
    )  # fmt: skip
