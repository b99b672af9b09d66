"""The demo's school year, read from the school's own calendar file when it is there."""

import csv
from datetime import date, datetime
from pathlib import Path

from .clock import YEAR_2026_27, DemoYear

_NO_LESSONS = {"каникулы", "праздник"}
_LAST_GRADE = 11


def demo_year(files: Path) -> DemoYear:
    """The year of ``files`` (``2026-27/days.csv`` of the demo school), else the one that is known here."""
    path = files / "2026-27" / "days.csv"
    if not path.exists():
        return YEAR_2026_27
    free = tuple(span for span in map(_span, _rows(path)) if span is not None)
    return DemoYear(YEAR_2026_27.starts_on, YEAR_2026_27.ends_on, free)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _span(row: dict[str, str]) -> tuple[date, date] | None:
    if row.get("Вид", "").strip() not in _NO_LESSONS or _for_some_grades(row):
        return None
    first = _date(row["С"])
    return first, _date(row.get("По") or row["С"])


def _for_some_grades(row: dict[str, str]) -> bool:
    """A vacation of first-graders alone leaves the school at work."""
    first, last = row.get("Параллель с") or "1", row.get("Параллель по") or str(_LAST_GRADE)
    return int(first) > 1 or int(last) < _LAST_GRADE


def _date(text: str) -> date:
    return datetime.strptime(text.strip(), "%d.%m.%Y").date()
