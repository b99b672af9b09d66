"""Arrivals, departures and transfers in the course of the years. 7А is left alone: its 25 pupils stay."""

from datetime import datetime, timedelta

from .pupils import LEFT_SCHOOL, Enrolment, Pupil
from .seed import stream
from .specials import special_pupils

ARRIVED, TRANSFER = (
    "прибыл из другой образовательной организации",
    "перевод в другой класс по заявлению родителей",
)

# Год, класс, что, дата (первый день на новом месте или последний на старом), куда.
_EVENTS = [
    ("2025/26", "6Б", "перевод", "05.11.2025", "6В"),
    ("2025/26", "8А", "перевод", "12.01.2026", "8Б"),
    ("2025/26", "3Б", "прибыл", "10.11.2025", ""),
    ("2025/26", "7Б", "прибыл", "19.01.2026", ""),
    ("2025/26", "10А", "прибыл", "22.09.2025", ""),
    ("2025/26", "9Б", "выбыл", "26.12.2025", ""),
    ("2026/27", "7Б", "перевод", "12.10.2026", "7В"),
    ("2026/27", "5А", "перевод", "21.09.2026", "5Б"),
    ("2026/27", "2А", "перевод", "05.11.2026", "2Г"),
    ("2026/27", "10А", "перевод", "14.09.2026", "10Б"),
    ("2026/27", "8Б", "прибыл", "05.10.2026", ""),
    ("2026/27", "3А", "прибыл", "09.11.2026", ""),
    ("2026/27", "1Б", "прибыл", "21.09.2026", ""),
    ("2026/27", "10Б", "прибыл", "08.09.2026", ""),
    ("2026/27", "6А", "прибыл", "16.11.2026", ""),
    ("2026/27", "9А", "выбыл", "23.10.2026", ""),
    ("2026/27", "1Г", "выбыл", "16.11.2026", ""),
    ("2026/27", "4В", "выбыл", "02.10.2026", ""),
    ("2026/27", "11А", "выбыл", "11.09.2026", ""),
    ("2026/27", "8А", "выбыл", "13.11.2026", ""),
]
RETURNED = ("2026/27", "6В", "30.09.2026", "12.11.2026")  # left for a while and came back


def apply_moves(pupils: list[Pupil]) -> None:
    """Change the enrolments in place, one ordinary pupil for each event."""
    named = {(row[1], row[2], row[3]) for row in special_pupils()}
    used: set[str] = set()
    pupils = list(pupils)
    stream("moves").shuffle(pupils)
    for year, class_name, kind, day, target in _EVENTS:
        pupil = _candidate(pupils, named, used, year, class_name, kind, target)
        _apply(pupil, year, kind, day, target)
    year, class_name, left, back = RETURNED
    pupil = _candidate(pupils, named, used, year, class_name, "выбыл", "")
    enrolment = next(e for e in pupil.enrolments if e.year == year)
    enrolment.until, enrolment.reason = left, LEFT_SCHOOL
    pupil.enrolments.append(Enrolment(year, class_name, back, "", "возвратился в школу"))


def _candidate(pupils, named, used, year, class_name, kind, target) -> Pupil:
    for pupil in pupils:
        if pupil.class_in(year) != class_name or pupil.code in used:
            continue
        if (pupil.surname, pupil.given, pupil.patronymic) in named or len(pupil.family.grades) > 1:
            continue
        if _fits(pupil, year, kind, target):
            used.add(pupil.code)
            return pupil
    raise LookupError(f"no pupil for {kind} in {class_name} {year}")


def _fits(pupil: Pupil, year: str, kind: str, target: str) -> bool:
    only_this_year = len(pupil.enrolments) == 1
    if year == "2026/27":
        return kind != "прибыл" or only_this_year or pupil.grade > 1
    if kind == "выбыл":
        return only_this_year
    return not only_this_year


def _apply(pupil: Pupil, year: str, kind: str, day: str, target: str) -> None:
    index = next(i for i, e in enumerate(pupil.enrolments) if e.year == year)
    enrolment = pupil.enrolments[index]
    if kind == "прибыл":
        enrolment.since, enrolment.reason = day, ARRIVED
        if year == "2026/27":
            pupil.enrolments = [e for e in pupil.enrolments if e.year == year]
    elif kind == "выбыл":
        enrolment.until, enrolment.reason = day, LEFT_SCHOOL
    else:
        day_before = datetime.strptime(day, "%d.%m.%Y") - timedelta(days=1)
        enrolment.until, enrolment.reason = day_before.strftime("%d.%m.%Y"), TRANSFER
        pupil.enrolments.insert(index + 1, Enrolment(year, target, day, "", ""))
        if year == "2025/26":
            _follow(pupil, target)


def _follow(pupil: Pupil, target: str) -> None:
    """A transfer of last year holds this year too."""
    for enrolment in pupil.enrolments:
        if enrolment.year == "2026/27":
            enrolment.class_name = f"{int(target[:-1]) + 1}{target[-1]}"
