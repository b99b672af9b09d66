"""Templates of the school's structure: years, terms, calendar, bells, rooms, subjects, classes."""

from otmetka.exchange.rules import cells
from otmetka.exchange.rules.kinds import Column, Kind

TERM_KINDS = {"четверть": "quarter", "полугодие": "half", "триместр": "trimester", "модуль": "module"}
DAY_KINDS = {"каникулы": "vacation", "праздник": "holiday", "перенос": "moved", "короткий": "short"}
_GRADE = cells.whole(1, 11)
_YEAR = Column("Учебный год", "year", cells.year_title, filled=True, width=12)

YEARS = Kind(
    "years", "Учебные годы",
    (
        _YEAR,
        Column("Начало", "starts_on", cells.day, filled=True),
        Column("Конец", "ends_on", cells.day, filled=True),
    ),
    (("2026/27", "01.09.2026", "28.05.2027"),),
)  # fmt: skip
TERMS = Kind(
    "terms", "Периоды",
    (
        _YEAR,
        Column("Вид", "kind", cells.choice(TERM_KINDS), filled=True),
        Column("Номер", "number", cells.whole(1, 12), filled=True, width=8),
        Column("Название", "title", cells.line(40), width=20),
        Column("Параллель с", "grade_from", _GRADE, width=12),
        Column("Параллель по", "grade_to", _GRADE, width=12),
        Column("Начало", "starts_on", cells.day, filled=True),
        Column("Конец", "ends_on", cells.day, filled=True),
    ),
    (("2026/27", "четверть", "1", "1-я четверть", "1", "9", "01.09.2026", "25.10.2026"),),
)  # fmt: skip
DAYS = Kind(
    "days", "Календарь",
    (
        _YEAR,
        Column("Название", "title", cells.line(120), filled=True, width=30),
        Column("Вид", "kind", cells.choice(DAY_KINDS | {"короткий день": "short"}), filled=True),
        Column("С", "from_on", cells.day, filled=True),
        Column("По", "to_on", cells.day),
        Column("Учимся как", "works_as", cells.weekday, width=12),
        Column("Параллель с", "grade_from", _GRADE, width=12),
        Column("Параллель по", "grade_to", _GRADE, width=12),
    ),
    (
        ("2026/27", "Осенние каникулы", "каникулы", "26.10.2026", "04.11.2026", "", "1", "11"),
        ("2026/27", "Учимся за понедельник", "перенос", "14.11.2026", "14.11.2026", "пн", "1", "11"),
    ),
)  # fmt: skip
BELLS = Kind(
    "bells", "Звонки",
    (
        Column("Набор", "set", cells.line(60), filled=True, width=20),
        Column("Смена", "shift", cells.whole(1, 3), width=8),
        Column("Урок", "number", cells.whole(0, 14), filled=True, width=8),
        Column("Начало", "starts", cells.clock, filled=True, width=10),
        Column("Конец", "ends", cells.clock, filled=True, width=10),
    ),
    (("1 смена", "1", "1", "8:30", "9:15"), ("1 смена", "1", "2", "9:25", "10:10")),
)  # fmt: skip
ROOMS = Kind(
    "rooms", "Кабинеты",
    (
        Column("Кабинет", "code", cells.line(24), filled=True),
        Column("Название", "title", cells.line(120), width=30),
        Column("Мест", "seats", cells.whole(0, 2000), width=8),
    ),
    (("27", "Кабинет математики", "30"),),
)  # fmt: skip
SUBJECTS = Kind(
    "subjects", "Предметы",
    (
        Column("Предмет", "name", cells.line(120), filled=True, width=36),
        Column("Кратко", "short", cells.line(24)),
        Column("Порядок", "position", cells.whole(0, 999), width=10),
    ),
    (("Алгебра", "Алг.", "10"), ("Русский язык", "Рус. яз.", "20")),
)  # fmt: skip
CLASSES = Kind(
    "classes", "Классы",
    (
        _YEAR,
        Column("Класс", "class", cells.one_class, filled=True, width=10),
        Column("Смена", "shift", cells.whole(1, 3), width=8),
        Column("Дней в неделе", "days_per_week", cells.whole(5, 6), width=14),
        Column("Профиль", "profile", cells.line(80), width=24),
        Column("Звонки", "bells", cells.line(60)),
    ),
    (("2026/27", "7А", "1", "5", "", "1 смена"),),
)  # fmt: skip
