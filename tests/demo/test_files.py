"""The files are in the templates of the import, are ours byte for byte, and stay small."""

import json
import subprocess
import sys

from .reading import DEMO, table

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
FOLDERS = ("common", "2025-26", "2026-27")
LIMIT = 12 * 1024 * 1024


def manifest() -> list[dict[str, str]]:
    return json.loads((DEMO / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_every_file_has_the_header_of_its_template():
    for entry in manifest():
        first = (DEMO / entry["file"]).read_text(encoding="utf-8").splitlines()[0]
        assert first == HEADERS[entry["kind"]], entry


def test_the_manifest_names_every_file():
    listed = {entry["file"] for entry in manifest()}
    assert listed == {
        str(path.relative_to(DEMO)) for path in DEMO.rglob("*.csv") if path.parent.name != "neighbour"
    }


def test_the_generator_writes_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, "-m", "demo.make_school", str(tmp_path)], cwd=DEMO.parent, check=True)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == len(manifest()) + 3
    for name in made:
        assert (tmp_path / name).read_bytes() == (DEMO / name).read_bytes(), (
            f"{name}: run python -m demo.make_school"
        )


def test_the_files_stay_small():
    assert (
        sum(path.stat().st_size for path in DEMO.rglob("*") if path.suffix in {".csv", ".json", ".txt"})
        < LIMIT
    )


def test_no_cell_has_stray_spaces():
    for entry in manifest():
        for row in table(entry["file"]):
            assert all(value == value.strip() for value in row.values()), (entry["file"], row)
