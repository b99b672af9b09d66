"""Pupils and their enrolments in both years: seats in classes filled with children of families."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from . import classes, naming
from .families import Family, FamilyBook
from .seed import stream
from .specials import special_pupils

LEFT_SCHOOL = "выбыл в другую образовательную организацию"
GRADUATED = "окончил среднюю школу, выпуск"
AFTER_NINTH = "окончил основную школу, поступил в колледж"


@dataclass
class Enrolment:
    """A stay in a class; empty dates mean the first and the last day of the year, both inclusive."""

    year: str
    class_name: str
    since: str = ""
    until: str = ""
    reason: str = ""


@dataclass
class Pupil:
    """A child; `grade` is the grade in 2026/27 (12 = graduated in 2026)."""

    code: str
    surname: str
    given: str
    patronymic: str
    sex: str
    born: date
    tradition: str
    grade: int
    family: Family
    enrolments: list[Enrolment] = field(default_factory=list)

    def class_in(self, year: str) -> str:
        """The class at the start of the stay in `year`, '' when not in the school."""
        return next((e.class_name for e in self.enrolments if e.year == year), "")


def seats() -> list[tuple[str, str]]:
    """(class in 2025/26, class in 2026/27) for every pupil; '' = not in the school that year."""
    rows = []
    for grade, sizes in classes.SIZES_2026.items():
        for letter, size in zip(classes.LETTERS, sizes, strict=False):
            rows += _class_seats(grade, letter, size)
    for grade, letter in [(g, x) for g in (1, 4, 5, 6, 7) for x in "АБ"]:  # left in the summer
        rows.append((f"{grade}{letter}", ""))
    rows += [
        (f"9{letter}", "") for letter, count in zip("АБВ", (12, 11, 12), strict=False) for _ in range(count)
    ]
    rows += [(f"11{letter}", "") for letter, count in zip("АБ", (22, 20), strict=False) for _ in range(count)]
    return rows


def _class_seats(grade: int, letter: str, size: int) -> list[tuple[str, str]]:
    name, newcomers = f"{grade}{letter}", {1: size, 5: 2, 10: 2}.get(grade, 1 if letter == "Б" else 0)
    rows = []
    for place in range(size):
        before = f"{grade - 1}{letter}" if grade != 10 else f"9{'АБВ'[(place + (letter == 'Б')) % 3]}"
        rows.append(("" if place >= size - newcomers else before, name))
    return rows


def _grade_now(before: str, now: str) -> int:
    return int(now[:-1]) if now else int(before[:-1]) + 1


def _birthday(rng, grade: int) -> date:
    return date(2019 - (grade - 1), 10, 1) + timedelta(days=rng.randrange(365))


def fill_school() -> list[Pupil]:
    """All pupils of both years, coded in the order in which they came to the school's books."""
    rng, book = stream("pupils"), FamilyBook(stream("families"))
    named = {}
    for row in special_pupils():
        named.setdefault(row[0], []).append(row)
    order = seats()
    rng.shuffle(order)
    order.sort(
        key=lambda seat: not (seat[1] in named and seat[0])
    )  # the named ones take old pupils' seats first
    pupils = [_seat_pupil(rng, book, seat, named) for seat in order]
    pupils.sort(key=lambda p: (-p.grade, p.born, p.surname, p.given))
    for number, pupil in enumerate(pupils, 1):
        pupil.code = f"У-{number:04d}"
    return pupils


def _seat_pupil(rng, book: FamilyBook, seat: tuple[str, str], named: dict) -> Pupil:
    before, now = seat
    grade = _grade_now(before, now)
    if named.get(now):
        _, surname, given, patronymic, sex, key, tradition = named[now].pop(0)
        family = book.named(
            key or f"{surname} {given} {patronymic}", tradition, surname, given, patronymic, sex
        )
    else:
        sex = rng.choice("мж")
        family = book.for_child(grade)
        surname, given, patronymic = _new_name(rng, family, sex)
    born = family.twins_born if family.twins_born and grade in family.grades else _birthday(rng, grade)
    family.add(grade, given, born)
    pupil = Pupil("", surname, given, patronymic, sex, born, family.tradition, grade, family)
    pupil.enrolments = _enrolments(before, now)
    return pupil


def _new_name(rng, family: Family, sex: str) -> tuple[str, str, str]:
    while True:
        name = naming.person_name(
            rng, family.tradition, sex, surname=family.surname, child=True, father=family.father_given
        )
        if name[1] not in family.children:
            return name


def _enrolments(before: str, now: str) -> list[Enrolment]:
    rows = []
    if before:
        reason, until = "", ""
        if not now:
            grade = int(before[:-1])
            reason = {9: AFTER_NINTH, 11: GRADUATED}.get(grade, LEFT_SCHOOL)
            until = {9: "30.06.2026", 11: "25.06.2026"}.get(grade, "31.05.2026")
        rows.append(Enrolment("2025/26", before, "", until, reason))
    if now:
        rows.append(Enrolment("2026/27", now))
    return rows


def pupil_rows(pupils: list[Pupil], year: str) -> list[tuple[str, ...]]:
    """Rows of «Ученики»: one for each enrolment of the year."""
    return [
        (
            p.code,
            p.surname,
            p.given,
            p.patronymic,
            p.sex,
            p.born.strftime("%d.%m.%Y"),
            e.year,
            e.class_name,
            e.since,
            e.until,
            e.reason,
        )
        for p in sorted(pupils, key=lambda p: p.code)
        for e in p.enrolments
        if e.year == year
    ]
