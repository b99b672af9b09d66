"""docs/how-to/start-a-school.md, acted: its own commands on files of a small school, in its own order."""

import re
import shlex
from pathlib import Path

from tests.fresh import Fresh

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "start-a-school.md"
FILES = {
    "years": "Учебный год;Начало;Конец\n2050/51;01.09.2050;27.05.2051\n",
    "terms": "Учебный год;Вид;Номер;Название;Параллель с;Параллель по;Начало;Конец\n"
    "2050/51;полугодие;1;1-е полугодие;1;11;01.09.2050;30.12.2050\n"
    "2050/51;полугодие;2;2-е полугодие;1;11;09.01.2051;27.05.2051\n",
    "days": "Учебный год;Название;Вид;С;По;Учимся как;Параллель с;Параллель по\n"
    "2050/51;Зимние каникулы;каникулы;31.12.2050;08.01.2051;;;\n",
    "bells": "Набор;Смена;Урок;Начало;Конец\n1 смена;1;1;8:30;9:15\n1 смена;1;2;9:25;10:10\n",
    "rooms": "Кабинет;Название;Мест\n27;Математика;30\n",
    "subjects": "Предмет;Кратко;Порядок\nАлгебра;Алг;1\nАнглийский язык;Англ;2\n",
    "classes": "Учебный год;Класс;Смена;Дней в неделе;Профиль;Звонки\n2050/51;7А;1;5;;\n",
    "staff": "Код;Фамилия;Имя;Отчество;Пол;Дата рождения;Должность;Обязанности;Основание;Принят;Уволен\n"
    "С-1;Нагорнова-Лепёшкина;Анна;Сергеевна;ж;;учитель;учитель, классный руководитель 7А;пр. № 1;;\n"
    "С-2;О;Сергей;;м;;учитель;учитель;пр. № 1;;\n",
    "pupils": "Код;Фамилия;Имя;Отчество;Пол;Дата рождения;Учебный год;Класс;Зачислен;Выбыл;Причина\n"
    "У-1;Ёлкина;Софья;Олеговна;ж;01.02.2037;2050/51;7А;;;\n"
    "У-2;Д’Артаньян;Степан;;м;01.03.2037;2050/51;7А;;;\n",
    "guardians": "Код;Фамилия;Имя;Отчество;Пол;Код ученика;Кем приходится;С;По\n"
    "Р-1;Ёлкина;Мария;Ивановна;ж;У-1;мать;;\nР-2;Д’Артаньян;Пётр;;м;У-2;отец;;\n",
    "load": "Учебный год;Классы;Предмет;Группа;Учителя;Часов в неделю;Вид курса;Отметки;С;По\n"
    "2050/51;7А;Алгебра;;С-1;2;учебный предмет;отметки;;\n"
    "2050/51;7А;Английский язык;1 группа;С-2;1;учебный предмет;отметки;;\n",
    "members": "Учебный год;Классы;Предмет;Группа;Код ученика;С;По\n"
    "2050/51;7А;Английский язык;1 группа;У-1;;\n",
    "timetable": "Учебный год;Действует с;Неделя;День;Урок;Классы;Предмет;Группа;Учителя;Кабинет\n"
    "2050/51;01.09.2050;;пн;1;7А;Алгебра;;С-1;27\n2050/51;01.09.2050;;ср;2;7А;Алгебра;;С-1;27\n"
    "2050/51;01.09.2050;;пт;1;7А;Английский язык;1 группа;С-2;27\n",
    "plans": "Учебный год;Классы;Предмет;Группа;№;Раздел;Тема;Часов;Домашнее задание;Вид работы\n"
    "2050/51;7А;Алгебра;;1;Повторение;Дроби;1;№ 5;\n"
    "2050/51;7А;Английский язык;1 группа;1;Unit 1;Hello;1;ex. 1;\n",
}  # fmt: skip


def test_the_guide_leads_from_a_code_to_dated_lessons(installed: Fresh):
    browser = installed.administrator
    before = browser.get("/schools/launch/")
    assert before.count("пока нет") > 8
    for kind, command in _commands():
        (installed.folder / f"{kind}.csv").write_text(FILES[kind], encoding="utf-8-sig")
        command[2] = str(installed.folder / command[2])
        done = installed.run(*command)
        assert done.returncode == 0, (kind, done.stdout, done.stderr)
    half_way = browser.get("/schools/launch/")
    assert "расписание не опубликовано" in half_way
    draft = re.search(r"/timetable/versions/(\d+)/publication/", browser.get("/timetable/versions/"))
    assert draft
    assert "Накладок нет" in browser.get(f"/timetable/clashes/?version={draft[1]}")
    assert "Опубликовано" in browser.post(draft[0])
    browser.post("/schools/card/edit/", short_name="СОШ № 3", full_name="МБОУ «СОШ № 3»",
                 timezone="Europe/Moscow", address="ул. Школьная, 1")  # fmt: skip
    after = browser.get("/schools/launch/")
    assert "пока нет" not in after and "расписание не опубликовано" not in after
    assert "людей без учётной записи: 6" in after, "what is left are the slips"
    assert after.count('class="done"') == 6
    week = browser.get("/timetable/classes/?on=2050-09-05")
    assert "Нагорнова-Лепёшкина" in week and "Алгебра" in week and "8:30" in week
    holidays = browser.get("/timetable/classes/?on=2051-01-03")
    assert "Зимние каникулы" in holidays and "Алгебра" not in holidays


def test_every_page_and_file_of_the_guide_is_there(installed: Fresh):
    browser = installed.administrator
    pages = set(re.findall(r"`(/[a-z/-]+/)`", GUIDE.read_text(encoding="utf-8")))
    assert len(pages) > 12
    for page in sorted(pages - {"/access/code/"}):
        assert browser.get(page), page


def _commands() -> list[tuple[str, list[str]]]:
    """The import commands of the guide, in its order: kind and arguments."""
    lines = re.findall(r"^otmetka (import .+)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    commands = [shlex.split(line) for line in lines]
    assert [command[1] for command in commands] == list(FILES)
    return [(command[1], command) for command in commands]
