"""Templates of people: staff, pupils, guardians."""

from otmetka.exchange.rules import cells
from otmetka.exchange.rules.duty_words import duties
from otmetka.exchange.rules.kinds import Column, Kind

_SEXES = {"м": "м", "муж": "м", "мужской": "м", "ж": "ж", "жен": "ж", "женский": "ж"}
_NAMES = (
    Column("Код", "code", cells.line(40), filled=True, width=12),
    Column("Фамилия", "surname", cells.name(), filled=True, width=20),
    Column("Имя", "given", cells.name(), width=16),
    Column("Отчество", "patronymic", cells.name(), width=20),
    Column("Пол", "sex", cells.choice(_SEXES), width=6),
)
_BORN = Column("Дата рождения", "born_on", cells.day, width=14)

STAFF = Kind(
    "staff", "Сотрудники",
    (
        *_NAMES,
        _BORN,
        Column("Должность", "position", cells.line(120), width=24),
        Column("Обязанности", "duties", duties, width=40),
        Column("Основание", "ground", cells.line(200), width=24),
        Column("Принят", "hired_on", cells.day),
        Column("Уволен", "left_on", cells.day),
    ),
    (
        ("С-001", "Образцова", "Анна", "Сергеевна", "ж", "01.02.1980", "Учитель математики",
         "учитель, классный руководитель 7А", "приказ № 1 от 30.08.2026", "01.09.2015", ""),
    ),
)  # fmt: skip
PUPILS = Kind(
    "pupils", "Ученики",
    (
        *_NAMES,
        _BORN,
        Column("Учебный год", "year", cells.year_title, filled=True, width=12),
        Column("Класс", "class", cells.one_class, filled=True, width=10),
        Column("Зачислен", "from_on", cells.day),
        Column("Выбыл", "to_on", cells.day),
        Column("Причина", "reason", cells.line(200), width=30),
    ),
    (
        ("У-0001", "Примеров", "Пётр", "Ильич", "м", "03.04.2013", "2026/27", "7А", "01.09.2026", "", ""),
        ("У-0002", "Ли", "Нина", "", "ж", "17.11.2013", "2026/27", "7А", "01.09.2026",
         "20.11.2026", "переезд"),
    ),
)  # fmt: skip
GUARDIANS = Kind(
    "guardians", "Родители",
    (
        *_NAMES,
        Column("Код ученика", "pupil", cells.line(40), filled=True, width=12),
        Column("Кем приходится", "kin", cells.line(40), width=16),
        Column("С", "from_on", cells.day),
        Column("По", "to_on", cells.day),
    ),
    (("Р-0001", "Примерова", "Ольга", "Юрьевна", "ж", "У-0001", "мать", "", ""),),
)  # fmt: skip
