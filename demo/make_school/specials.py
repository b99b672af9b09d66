"""Pupils written by hand: the cast of the stories and names that break careless software."""

from pathlib import Path

TABLE = Path(__file__).resolve().parent / "data" / "special_pupils.txt"

LONG_SURNAME = 60
HOME_PUPIL = ("5Б", "Гузиев", "Алим")
PUPIL_7A = ("7А", "Лазарева", "Полина")


def special_pupils() -> list[tuple[str, ...]]:
    """Rows of the table: class, surname, given, patronymic, sex, family key, tradition."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("|")) for line in lines if not line.startswith("#")]
