"""Families: who brings up whom. Siblings share a family; a few guardians are teachers of the school."""

from dataclasses import dataclass, field, replace
from datetime import date

from . import naming
from .staff import BY_CODE


@dataclass
class Family:
    """A household; `surname` is in the masculine form."""

    key: str
    tradition: str
    surname: str
    father_given: str
    grades: list[int] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    twins_born: date | None = None

    def add(self, grade: int, given: str, born: date) -> None:
        """Register a child; a second child of the same grade is a twin."""
        self.grades.append(grade)
        self.children.append(given)
        self.twins_born = born

    def open_for(self, grade: int) -> bool:
        """Room for one more child of that grade, not a twin."""
        return len(self.grades) < 3 and not self.key and all(abs(g - grade) > 1 for g in self.grades)


class FamilyBook:
    """Gives a family to each new child: an existing one now and then, mostly a new one."""

    SHARE_OF_SIBLINGS = 0.27

    def __init__(self, rng) -> None:
        self.rng = rng
        self.all: list[Family] = []
        self.by_key: dict[str, Family] = {}

    def for_child(self, grade: int) -> Family:
        if self.rng.random() < self.SHARE_OF_SIBLINGS:
            places = [family for family in self.all if family.open_for(grade)]
            if places:
                return self.rng.choice(places)
        tradition = naming.pick_tradition(self.rng)
        source = naming.bank(tradition)
        family = Family("", tradition, self.rng.choice(source.surnames), self.rng.choice(source.men))
        self.all.append(family)
        return family

    def named(self, key: str, tradition: str, surname: str, given: str, patronymic: str, sex: str) -> Family:
        """The family of a pupil written by hand, made at the first child."""
        if key not in self.by_key:
            father = _father_of(patronymic) or self.rng.choice(naming.bank(tradition).men)
            family = Family(key, tradition, _masculine(surname, sex), father)
            self.by_key[key] = family
            self.all.append(family)
        return self.by_key[key]


def _masculine(surname: str, sex: str) -> str:
    if sex == "ж" and surname.endswith(("ова", "ева", "ёва", "ина")):
        return surname[:-1]
    if sex == "ж" and surname.endswith("ская"):
        return "-".join(_masculine_part(part) for part in surname.split("-"))
    return surname


def _masculine_part(part: str) -> str:
    if part.endswith("ская"):
        return part[:-2] + "ий"
    return part[:-1] if part.endswith(("ова", "ева", "ина")) else part


_FATHERS = {
    "Андреевич": "Андрей",
    "Сергеевич": "Сергей",
    "Сергеевна": "Сергей",
    "Игоревна": "Игорь",
    "Игоревич": "Игорь",
    "Хасановна": "Хасан",
    "Петровна": "Пётр",
    "Алексеевич": "Алексей",
    "Беслановна": "Беслан",
    "Бесланович": "Беслан",
    "Константиновна": "Константин",
    "Германовна": "Герман",
    "Вагиф кызы": "Вагиф",
    "Эльман оглы": "Эльман",
    "Джонович": "Джон",
    "Вазгенович": "Вазген",
    "Муратович": "Мурат",
    "Львовна": "Лев",
    "Залимович": "Залим",
    "Вячеславовна": "Вячеслав",
    "Фанисовна": "Фанис",
    "Болатулы": "Болат",
    "Артурович": "Артур",
    "Фёдоровна": "Фёдор",
}


def _father_of(patronymic: str) -> str:
    return _FATHERS.get(patronymic, "")


@dataclass(frozen=True)
class GuardianRow:
    """One row of «Родители» before the child's code is known."""

    code: str
    surname: str
    given: str
    patronymic: str
    sex: str
    kin: str


def guardians_of(family: Family, rng) -> list[GuardianRow]:
    """Mother, father or grandmother, yet without codes; a family's key may name a teacher."""
    rows = _teacher(family)
    source = naming.bank(family.tradition)
    grandfather = rng.choice(source.men)
    mother = rng.random() < 0.95 or bool(family.key)
    father = rng.random() < 0.77 or bool(family.key)
    if mother and not any(row.kin == "мать" for row in rows):
        surname = family.surname if rng.random() < 0.84 else rng.choice(source.surnames)
        rows.append(_woman(family, rng, surname, grandfather, "мать"))
    if father and not any(row.kin == "отец" for row in rows):
        patronymic = naming.patronymic(rng.choice(source.men), "м", source.patronymic)
        rows.append(GuardianRow("", family.surname, family.father_given, patronymic, "м", "отец"))
    return rows or [_woman(family, rng, family.surname, grandfather, "бабушка (опекун)")]


def _teacher(family: Family) -> list[GuardianRow]:
    if family.key not in BY_CODE:
        return []
    staff = BY_CODE[family.key]
    kin = "мать" if staff.sex == "ж" else "отец"
    return [GuardianRow(staff.code, staff.surname, staff.given, staff.patronymic, staff.sex, kin)]


def _woman(family: Family, rng, surname: str, father: str, kin: str) -> GuardianRow:
    name = naming.person_name(rng, family.tradition, "ж", surname=surname, child=False, father=father)
    return GuardianRow("", *name, "ж", kin)


def guardian_rows(pupils: list, rng) -> list[tuple[str, ...]]:
    """Rows of «Родители»: every guardian for every child of the family."""
    rows, known, names = [], {}, {(m.surname, m.given, m.patronymic) for m in BY_CODE.values()}
    codes = iter(f"Р-{number:04d}" for number in range(1, 10_000))
    for pupil in sorted(pupils, key=lambda p: p.code):
        family = pupil.family
        if id(family) not in known:
            known[id(family)] = _without_namesakes(family, rng, names, codes)
        rows += [
            (g.code, g.surname, g.given, g.patronymic, g.sex, pupil.code, g.kin, "", "")
            for g in known[id(family)]
        ]
    return _change_of_guardian(rows)


def _without_namesakes(family: Family, rng, names: set[tuple[str, ...]], codes) -> list[GuardianRow]:
    """Draw again while somebody has the name already: a namesake in a file looks like one person twice."""
    for _ in range(40):
        drawn = guardians_of(family, rng)
        fresh = [(g.surname, g.given, g.patronymic) for g in drawn if not g.code]
        if not names & set(fresh):
            break
    names |= set(fresh)
    return [g if g.code else replace(g, code=next(codes)) for g in drawn]


def _change_of_guardian(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """One father's rights end in October 2026, as happens in real life."""
    for index, row in enumerate(rows):
        if row[6] == "отец" and index > 400 and not row[0].startswith("С"):
            rows[index] = (*row[:8], "15.10.2026")
            break
    return rows
