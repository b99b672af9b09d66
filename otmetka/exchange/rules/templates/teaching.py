"""Templates of teaching: load, members of groups, timetable, lesson plans."""

from otmetka.exchange.rules import cells
from otmetka.exchange.rules.kinds import Column, Kind

MARKINGS = {"отметки": "marks", "зачёт": "pass", "без отметок": "none"}
_YEAR = Column("Учебный год", "year", cells.year_title, filled=True, width=12)
_GROUP = (
    Column("Классы", "classes", cells.classes, filled=True, width=14),
    Column("Предмет", "subject", cells.line(120), filled=True, width=30),
    Column("Группа", "group", cells.line(60), width=18),
)
_TEACHERS = Column("Учителя", "teachers", cells.codes, width=18)

LOAD = Kind(
    "load", "Нагрузка",
    (
        _YEAR,
        *_GROUP,
        _TEACHERS,
        Column("Часов в неделю", "hours", cells.hours, width=14),
        Column("Вид курса", "course_kind", cells.line(60), width=16),
        Column("Отметки", "marking", cells.choice(MARKINGS | {"зачет": "pass"}), width=12),
        Column("С", "from_on", cells.day),
        Column("По", "to_on", cells.day),
    ),
    (
        ("2026/27", "7А", "Алгебра", "", "С-001", "3", "обязательный", "отметки", "", ""),
        ("2026/27", "7А", "Английский язык", "группа 1", "С-002", "3", "обязательный", "отметки", "", ""),
    ),
)  # fmt: skip
MEMBERS = Kind(
    "members", "Состав групп",
    (
        _YEAR,
        *_GROUP[:2],
        Column("Группа", "group", cells.line(60), filled=True, width=18),
        Column("Код ученика", "pupil", cells.line(40), filled=True, width=12),
        Column("С", "from_on", cells.day),
        Column("По", "to_on", cells.day),
    ),
    (("2026/27", "7А", "Английский язык", "группа 1", "У-0001", "", ""),),
)  # fmt: skip
TIMETABLE = Kind(
    "timetable", "Расписание",
    (
        _YEAR,
        Column("Действует с", "from_on", cells.day, filled=True, width=14),
        Column("Неделя", "week", cells.whole(0, 2), width=8),
        Column("День", "weekday", cells.weekday, filled=True, width=8),
        Column("Урок", "number", cells.whole(0, 14), filled=True, width=8),
        *_GROUP,
        _TEACHERS,
        Column("Кабинет", "room", cells.line(24), width=10),
    ),
    (("2026/27", "01.09.2026", "", "пн", "1", "7А", "Алгебра", "", "С-001", "27"),),
)  # fmt: skip
PLANS = Kind(
    "plans", "КТП",
    (
        _YEAR,
        *_GROUP,
        Column("№", "number", cells.whole(1, 999), filled=True, width=6),
        Column("Раздел", "section", cells.line(300), width=30),
        Column("Тема", "topic", cells.line(500), filled=True, width=50),
        Column("Часов", "hours", cells.whole(1, 99), width=8),
        Column("Домашнее задание", "homework", cells.line(500), width=40),
        Column("Вид работы", "work_kind", cells.line(80), width=20),
    ),
    (("2026/27", "7А, 7Б", "Алгебра", "", "1", "Выражения", "Числовые выражения", "1", "§ 1, № 5", ""),),
)  # fmt: skip
