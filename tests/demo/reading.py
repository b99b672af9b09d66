"""Reads the demo files with no help of the program that made them."""

import csv
from datetime import date, datetime
from functools import cache
from pathlib import Path

DEMO = Path(__file__).resolve().parents[2] / "demo"
FOLDERS = {"2025/26": "2025-26", "2026/27": "2026-27"}
TIMETABLES = [("2025/26", "timetable.csv"), ("2026/27", "timetable-1.csv"), ("2026/27", "timetable-2.csv")]


@cache
def table(name: str) -> list[dict[str, str]]:
    """Rows of `demo/<name>` as dictionaries by the header."""
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def of_year(year: str, name: str) -> list[dict[str, str]]:
    return table(f"{FOLDERS[year]}/{name}")


def day(text: str) -> date | None:
    """дд.мм.гггг as a date; None for an empty cell."""
    return datetime.strptime(text, "%d.%m.%Y").date() if text else None


def codes(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def bells() -> dict[tuple[str, str], tuple[int, int]]:
    """(set, lesson) → start and end in minutes."""
    return {
        (row["Набор"], row["Урок"]): (minutes(row["Начало"]), minutes(row["Конец"]))
        for row in table("common/bells.csv")
    }


def minutes(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def group_key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["Классы"], row["Предмет"], row["Группа"]


def pupils_of_groups(year: str, on: date) -> dict[tuple[str, str, str], set[str]]:
    """Pupils of every teaching group on a date: whole classes by enrolment, named groups by membership."""
    in_class: dict[str, set[str]] = {}
    for row in of_year(year, "pupils.csv"):
        if holds(row["Зачислен"], row["Выбыл"], on):
            in_class.setdefault(row["Класс"], set()).add(row["Код"])
    members: dict[tuple, set[str]] = {}
    for row in of_year(year, "members.csv"):
        if holds(row["С"], row["По"], on):
            members.setdefault(group_key(row), set()).add(row["Код ученика"])
    groups = {}
    for row in of_year(year, "load.csv"):
        key = group_key(row)
        groups[key] = members.get(key, set()) if key[2] else in_class[key[0]]
    return groups


def holds(since: str, until: str, on: date) -> bool:
    return (not since or day(since) <= on) and (not until or on <= day(until))
