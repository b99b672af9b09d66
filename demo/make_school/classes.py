"""Classes of both years: who studies in which shift, how many days a week, by which bells."""

from dataclasses import dataclass

from .building import FIRST, GRADE_1, SECOND

LETTERS = "АБВГ"
SECOND_SHIFT = {"2В", "2Г", "3А", "3Б", "3В", "6А", "6Б", "6В", "7В", "8В"}
SIX_DAYS = {"7В", "8В"}
PROFILES = {
    "А": "технологический и естественно-научный",
    "Б": "социально-экономический и естественно-научный",
}
SIZES_2026 = {
    1: (28, 27, 26, 24),
    2: (27, 26, 25, 23),
    3: (28, 27, 25),
    4: (26, 27, 24, 22),
    5: (28, 27, 26),
    6: (27, 26, 24),
    7: (25, 27, 23),
    8: (26, 25, 22),
    9: (27, 25, 18),
    10: (24, 22),
    11: (23, 20),
}
PARALLELS_2025 = {1: 4, 2: 3, 3: 4, 4: 3, 5: 3, 6: 3, 7: 3, 8: 3, 9: 3, 10: 2, 11: 2}
SIZES_2025_TOP = {9: (27, 26, 23), 11: (22, 20)}  # those who leave the school after this year


@dataclass(frozen=True)
class SchoolClass:
    """A class in one year; `lessons` is the number of lessons on each day from Monday."""

    year: str
    grade: int
    letter: str

    @property
    def name(self) -> str:
        return f"{self.grade}{self.letter}"

    @property
    def shift(self) -> int:
        return 2 if self.name in SECOND_SHIFT else 1

    @property
    def days(self) -> int:
        return 6 if self.grade >= 9 or self.name in SIX_DAYS else 5

    @property
    def bells(self) -> str:
        if self.grade == 1:
            return GRADE_1
        return SECOND if self.shift == 2 else FIRST

    @property
    def profile(self) -> str:
        return PROFILES[self.letter] if self.grade >= 10 else ""


def classes_of(year: str) -> list[SchoolClass]:
    """All classes of the year, in order."""
    count = (
        {grade: len(sizes) for grade, sizes in SIZES_2026.items()} if year == "2026/27" else PARALLELS_2025
    )
    return [SchoolClass(year, grade, letter) for grade in range(1, 12) for letter in LETTERS[: count[grade]]]


def class_rows(year: str) -> list[tuple[str, ...]]:
    """Учебный год;Класс;Смена;Дней в неделе;Профиль;Звонки."""
    return [(c.year, c.name, str(c.shift), str(c.days), c.profile, c.bells) for c in classes_of(year)]
