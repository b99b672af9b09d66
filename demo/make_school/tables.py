"""Header rows of the import templates and the writer of CSV files (UTF-8, `;`, LF)."""

import csv
import io
import json
from pathlib import Path

HEADERS = {
    "years": "Учебный год;Начало;Конец",
    "terms": "Учебный год;Вид;Номер;Название;Параллель с;Параллель по;Начало;Конец",
    "days": "Учебный год;Название;Вид;С;По;Учимся как;Параллель с;Параллель по",
    "bells": "Набор;Смена;Урок;Начало;Конец",
    "rooms": "Кабинет;Название;Мест",
    "subjects": "Предмет;Кратко;Порядок",
    "staff": "Код;Фамилия;Имя;Отчество;Пол;Дата рождения;Должность;Обязанности;Основание;Принят;Уволен",
    "classes": "Учебный год;Класс;Смена;Дней в неделе;Профиль;Звонки",
    "pupils": "Код;Фамилия;Имя;Отчество;Пол;Дата рождения;Учебный год;Класс;Зачислен;Выбыл;Причина",
    "guardians": "Код;Фамилия;Имя;Отчество;Пол;Код ученика;Кем приходится;С;По",
    "load": "Учебный год;Классы;Предмет;Группа;Учителя;Часов в неделю;Вид курса;Отметки;С;По",
    "members": "Учебный год;Классы;Предмет;Группа;Код ученика;С;По",
    "timetable": "Учебный год;Действует с;Неделя;День;Урок;Классы;Предмет;Группа;Учителя;Кабинет",
    "plans": "Учебный год;Классы;Предмет;Группа;№;Раздел;Тема;Часов;Домашнее задание;Вид работы",
}


def write_csv(path: Path, kind: str, rows: list[tuple[str, ...]]) -> None:
    """Write the rows of one template; raises ValueError when a row has another number of cells."""
    header = HEADERS[kind].split(";")
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{kind}: {len(row)} cells instead of {len(header)}: {row}")
        writer.writerow(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue().encode("utf-8"))


def write_json(path: Path, value) -> None:
    """Readable JSON with Cyrillic letters as they are."""
    path.write_bytes((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
