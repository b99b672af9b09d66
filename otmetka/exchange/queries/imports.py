"""Read-models of the import pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from otmetka.core.names import Name
from otmetka.exchange.models import Import
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.words import say_counts, say_outcome
from otmetka.people.models import Person

TONES = {
    "ready": "amber",
    "refused": "red",
    "failed": "red",
    "applied": "green",
    "undone": "mute",
    "reading": "mute",
    "applying": "amber",
    "new": "mute",
}


TABLES = {
    "class": gettext_lazy("класс"),
    "subject": gettext_lazy("предмет"),
    "teacher": gettext_lazy("учитель"),
    "classroom": gettext_lazy("кабинет"),
    "group": gettext_lazy("группа"),
}


@dataclass(frozen=True)
class ImportLine:
    """An import in the list."""

    id: int
    title: str
    file_name: str
    state: str
    tone: str
    counts: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Preview:
    """An import on its own page; ``report`` is what :mod:`..services.report` kept."""

    line: ImportLine
    state: str
    waiting: bool
    counts: str
    report: dict[str, Any]
    lines: list[dict[str, Any]]
    nothing_new: bool
    is_timetable: bool
    applied_at: datetime | None
    undone_at: datetime | None
    names: list[dict[str, Any]] = field(default_factory=list)
    exact_names: int = 0

    @property
    def open_names(self) -> bool:
        """Whether a name still has to be decided upon."""
        return any(name["open"] for name in self.names)


def import_lines(imports: Iterable[Import]) -> list[ImportLine]:
    """Lines of the list; one query for the authors."""
    rows = list(imports)
    names = _names(rows)
    return [_line(row, names.get(row.made_by_id, "")) for row in rows]


def preview_of(of_import: Import) -> Preview:
    """One import; one query."""
    report = of_import.report
    names = _names([of_import])
    lines = [{**line, "said": say_outcome(line["outcome"])} for line in report.get("lines", ())]
    names_of_file = report.get("asc", {}).get("names", [])
    return Preview(
        line=_line(of_import, names.get(of_import.made_by_id, "")),
        state=of_import.state,
        waiting=of_import.state in ("new", "reading", "applying"),
        counts=say_counts(of_import.counts),
        report=report,
        lines=lines,
        nothing_new=set(of_import.counts) <= {"same"},
        is_timetable=of_import.kind in ("timetable", "asc"),
        applied_at=of_import.applied_at,
        undone_at=of_import.undone_at,
        names=[_name(name) for name in names_of_file if not name["exact"]],
        exact_names=sum(name["exact"] for name in names_of_file),
    )


def _line(row: Import, by: str) -> ImportLine:
    title = TEMPLATES[row.kind].title if row.kind in TEMPLATES else _("Расписание aSc")
    counts = say_counts(row.counts) if row.counts else ""
    return ImportLine(
        row.id, title, row.file_name, row.get_state_display(), TONES[row.state], counts, row.at, by
    )


def _names(rows: list[Import]) -> dict[int, str]:
    ids = {row.made_by_id for row in rows if row.made_by_id}
    if not ids:
        return {}
    persons = Person.objects.filter(school_id=rows[0].school_id, id__in=ids)
    return {one.id: Name(one.surname, one.given, one.patronymic).initials for one in persons}


def _name(name: dict[str, Any]) -> dict[str, Any]:
    """``typed``: a key of ours that was typed, neither proposed nor a decision word."""
    chosen = name["chosen"]
    proposed = [key for key, _label in name["alike"]]
    typed = "" if chosen in ("", "+", "-", *proposed) else chosen
    return {**name, "what": TABLES[name["table"]], "typed": typed}
