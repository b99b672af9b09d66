"""What the rules found, said in Russian: each sentence tells what to do."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from otmetka.exchange.rules.faults import Fault

FILE = {
    "kind": _("Неизвестный вид данных «%(value)s». Есть: %(kinds)s."),
    "file_empty": _("В файле нет ни одной строки."),
    "too_big": _("Файл больше %(limit)s МБ. Разделите его на части."),
    "too_many_rows": _("В файле больше %(limit)s строк. Разделите его на части."),
    "too_many_columns": _("В файле больше %(limit)s столбцов. Это не наш шаблон."),
    "row_wide": _(
        "Строка %(line)s: ячеек %(found)s, а столбцов %(expected)s. "
        "Значение, в котором есть разделитель, возьмите в кавычки."
    ),
    "cell_huge": _("Строка %(line)s: в одной ячейке больше %(limit)s знаков. Возможно, не закрыта кавычка."),
    "quotes": _("Строка %(line)s: кавычки не закрыты или стоят внутри значения. Удвойте их: \"\"."),
    "macros": _("Книга с макросами не принимается. Сохраните её как «Книга Excel (.xlsx)»."),
    "old_excel": _(
        "Это старый формат .xls или книга с паролем. Снимите пароль и сохраните как «Книга Excel (.xlsx)»."
    ),
    "protected": _("Книга закрыта паролем. Снимите пароль и сохраните ещё раз."),
    "not_what_it_says": _("Имя файла говорит «.%(said)s», а внутри другое. Сохраните таблицу заново."),
    "extension": _("Принимаются файлы .xlsx и .csv (расписание — также .xml из aSc)."),
    "broken_workbook": _("Книгу не открыть: файл повреждён или это не .xlsx. Сохраните её заново."),
    "not_workbook": _("Это архив, но не книга Excel."),
    "bomb": _("Архив распаковывается в слишком большой объём. Файл не принят."),
    "merged": _("Ячейка %(cell)s объединена с соседними: не понять, к какой строке она относится. "
                "Снимите объединение и заполните каждую ячейку."),
    "dead_formula": _("В ячейке %(cell)s формула без значения. Откройте книгу в Excel или LibreOffice, "
                      "сохраните или вставьте значения."),
    "binary": _("Строка %(line)s: в файле есть двоичные данные. Это не текстовая таблица."),
    "encoding": _("Строка %(line)s: буквы не прочесть. Сохраните файл в UTF-8 или Windows-1251."),
    "broken_utf8": _("Строка %(line)s: файл в UTF-8, но здесь он испорчен. Сохраните его заново."),
    "old_encoding": _("Файл в кодировке %(name)s. Сохраните его в UTF-8 или Windows-1251."),
    "column_unknown": _("Столбец «%(column)s» не из этого шаблона. Файл не принят целиком. "
                        "Нужны: %(columns)s."),
    "column_twice": _("Столбец «%(column)s» стоит дважды. Файл не принят целиком."),
    "column_missing": _("Нет столбца «%(column)s». Файл не принят целиком. Нужны: %(columns)s."),
    "column_nameless": _("У столбца %(number)s нет заголовка, а в строке %(line)s он заполнен."),
}  # fmt: skip
ASC = {
    "not_xml": _("Это не XML."),
    "broken_xml": _("Строка %(line)s: XML повреждён. Сохраните файл из aSc заново."),
    "xml_bomb": _("В XML есть DTD или подстановки: такой файл не принимается."),
    "not_asc": _("Это не файл aSc Timetables: в нём нет элемента timetable с уроками (lesson)."),
    "asc_no_year": _("В школе нет такого учебного года. Сначала загрузите «Учебные годы»."),
    "asc_recoded": _("Буквы в файле — Windows-1251, хотя объявлено другое. Прочитано как Windows-1251."),
    "asc_lesson_no_card": _("Урок %(id)s ни разу не поставлен в расписание."),
    "asc_day_name": _("День «%(name)s» стоит в файле на месте %(place)s. Взято по названию."),
    "asc_card_no_lesson": _("Карточка без урока: нет урока %(id)s. Не взята."),
    "asc_card_unplaced": _("Карточка не поставлена: нет дня или номера урока. Не взята."),
    "asc_card_period": _("Номер урока «%(value)s» не понятен. Карточка не взята."),
    "asc_period_unknown": _("Урока с номером %(value)s нет среди звонков файла."),
    "asc_weeks": _("Недели «%(value)s» не понятны. Карточка не взята."),
    "asc_weeks_long": _("Цикл «%(value)s» длиннее двух недель. Карточка не взята."),
    "asc_card_no_room": _("Нет кабинета. Клетка останется без него."),
    "asc_rooms": _("Кабинетов несколько: %(rooms)s. Взят первый."),
    "asc_no_teacher": _("%(subject)s: в файле нет учителя."),
    "asc_unknown_id": _("Ссылка на %(id)s, которого в файле нет."),
    "asc_clash_teacher": _("%(name)s: день %(day)s, урок %(number)s — ещё и в строке %(other)s."),
    "asc_clash_room": _("Кабинет %(name)s: день %(day)s, урок %(number)s — ещё и в строке %(other)s."),
    "asc_clash_class": _("Класс %(name)s: день %(day)s, урок %(number)s — ещё и в строке %(other)s."),
    "asc_missing": _("«%(name)s»: у нас такого нет. Решите: добавить, выбрать наше или не брать."),
    "asc_alike": _("«%(name)s» похоже на: %(alike)s. Подтвердите или решите иначе."),
    "asc_nameless": _("Пустое название. Выберите наше или «не брать»."),
    "asc_no_such": _("У нас нет «%(value)s»."),
    "asc_class_name": _("«%(value)s» — не название класса: создать нельзя. Выберите наш или «не брать»."),
}
CELL = {
    "empty": _("Ячейка пуста, а значение обязательно."),
    "control": _("В ячейке служебный символ. Наберите значение заново."),
    "long": _("Слишком длинно: %(length)s знаков, можно %(limit)s."),
    "day": _("«%(value)s» — не дата. Нужно дд.мм.гггг, например 01.09.2026."),
    "day_far": _("Дата «%(value)s» слишком далека. Проверьте год."),
    "clock": _("«%(value)s» — не время. Нужно, например, 8:30."),
    "whole": _("«%(value)s» — не целое число."),
    "number": _("«%(value)s» — не число. Нужно, например, 3 или 0,5."),
    "range": _("«%(value)s» — вне границ: от %(low)s до %(high)s."),
    "choice": _("«%(value)s» — такого значения нет. Можно: %(words)s."),
    "class": _("«%(value)s» — не класс. Нужно, например, 7А."),
    "year": _("«%(value)s» — не учебный год. Нужно, например, 2026/27."),
    "duty": _("«%(value)s» — такой обязанности нет. Можно: %(words)s."),
    "duty_class": _("Классному руководителю нужен класс: «классный руководитель 7А»."),
}
ROW = {
    "twice": _("Повторяет строку %(first)s."),
    "differs": _("У кода %(code)s здесь не то же, что в строке %(first)s."),
    "dates": _("Конец раньше начала."),
    "times": _("Конец урока не позже начала."),
    "grades": _("Последняя параллель меньше первой."),
    "overlap": _("Пересекается со строкой %(other)s."),
    "year_start": _("Год %(value)s должен начинаться в своём первом календарном году."),
    "year_closed": _("Год %(value)s закрыт: его данные только читают."),
    "no_year": _("Нет учебного года %(value)s. Сначала загрузите «Учебные годы»."),
    "out_of_year": _("Дата вне учебного года %(year)s."),
    "works_as_needed": _("Для переноса укажите, по какому дню учимся: пн, вт, ср, чт, пт, сб."),
    "works_as_only": _("«Учимся как» заполняют только для переноса."),
    "no_bells": _("Нет набора звонков «%(value)s». Сначала загрузите «Звонки»."),
    "no_class": _("Нет класса %(value)s в %(year)s. Сначала загрузите «Классы»."),
    "no_subject": _("Нет предмета «%(value)s». Добавьте его в «Предметы» или исправьте название."),
    "no_teacher": _("Нет сотрудника с кодом %(code)s."),
    "no_pupil": _("Нет ученика с кодом %(code)s."),
    "no_room": _("Нет кабинета «%(value)s». Добавьте его в «Кабинеты» или исправьте номер."),
    "no_group": _("Нет группы «%(group)s». Сначала загрузите «Нагрузку»."),
    "whole_class": _("«%(group)s» учится целым классом: состав ведётся по зачислению."),
    "not_enrolled": _("Ученик %(code)s не учится в %(klass)s."),
    "not_enrolled_then": _("В эти дни ученик %(code)s не учится в %(klass)s."),
    "code_of_pupil": _("Код %(code)s занят учеником (%(name)s). Нужен другой."),
    "code_of_staff": _("Код %(code)s занят сотрудником (%(name)s). Нужен другой."),
    "move_day": _("Ученик числится в %(klass)s. Укажите день перевода в «Зачислен»."),
    "enrolments_overlap": _("Ученик %(code)s оказался бы в двух классах в один день. "
                            "Закройте прежнее зачисление датой в «Выбыл»."),
    "duty_not_yours": _("Обязанность «%(duty)s» новая, а назначать вы не можете. Пусть файл загрузит "
                        "тот, кто назначает по приказу."),
    "duty_to_self": _("Обязанность «%(duty)s» самому себе не назначают."),
    "published": _("Расписание с %(day)s уже действует. Загрузите новое с другой датой."),
}  # fmt: skip
WARNING = {
    "alike": _("«%(value)s» отличается от «%(other)s» только регистром. Это разные предметы?"),
    "sex_unknown": _("%(name)s: пол не указан, оставлен пустым."),
    "sex_doubt": _("%(name)s: пол не вяжется с отчеством. Записано как в файле."),
    "double": _("%(name)s с той же датой рождения уже есть под кодом %(code)s. Не один ли это человек?"),
    "namesake": _("%(name)s: полный тёзка уже есть под кодом %(code)s."),
    "namesake_in_class": _("%(name)s: в %(klass)s есть тёзка, код %(code)s."),
    "other_person": _("Код %(code)s был у другого человека: %(was)s. Проверьте код."),
    "duty_kept": _("В базе есть обязанность «%(duty)s», в файле её нет. Она остаётся."),
    "move_day_taken": _("День перевода в файле не указан: взято %(day)s."),
    "course_new": _("Вид курса «%(value)s» новый: будет добавлен."),
    "vacancy": _("«%(group)s»: учителя нет. Группа будет, нагрузки не будет."),
    "not_in_load": _("Учитель %(code)s не ведёт «%(group)s» по нагрузке."),
    "no_bell": _("В звонках «%(value)s» нет урока %(number)s."),
    "no_plan_group": _("«%(subject)s» не ведут целым классом: %(classes)s. Для них тема не записана."),
    "no_work_kind": _("Вида работы «%(value)s» нет в списке школы. Тема записана без него."),
    "clash_teacher": _("Учитель %(code)s в это же время занят: строка %(other)s, %(title)s."),
    "clash_room": _("Кабинет %(room)s в это же время занят: строка %(other)s, %(title)s."),
    "clash_class": _("Класс в это же время занят: строка %(other)s, %(title)s."),
}
_ALL = FILE | ASC | CELL | ROW | WARNING
FIELDS = {
    "surname": _("Фамилия"), "given": _("Имя"), "patronymic": _("Отчество"), "sex": _("Пол"),
    "born_on": _("Дата рождения"), "class": _("Класс"), "from_on": _("С"), "to_on": _("По"),
    "reason": _("Причина"), "starts_on": _("Начало"), "ends_on": _("Конец"), "title": _("Название"),
    "grade_to": _("Параллель по"), "works_as": _("Учимся как"), "starts": _("Начало"), "ends": _("Конец"),
    "seats": _("Мест"), "short": _("Кратко"), "position": _("Порядок"), "shift": _("Смена"),
    "days_per_week": _("Дней в неделе"), "profile": _("Профиль"), "bells": _("Звонки"),
    "hired_on": _("Принят"), "left_on": _("Уволен"), "duties": _("Обязанности"), "ground": _("Основание"),
    "kin": _("Кем приходится"), "hours": _("Часов"), "marking": _("Отметки"), "course_kind": _("Вид курса"),
    "room": _("Кабинет"), "teachers": _("Учителя"), "section": _("Раздел"), "topic": _("Тема"),
    "homework": _("Домашнее задание"), "work_kind": _("Вид работы"),
}  # fmt: skip
OUTCOMES = {
    "new": (_("%d новый"), _("%d новых")),
    "moved": (_("%d переведён"), _("%d переведено")),
    "enrolled": (_("%d зачислен в класс"), _("%d зачислено в классы")),
    "left": (_("%d выбыл"), _("%d выбыло")),
    "changed": (_("%d изменён"), _("%d изменено")),
    "same": (_("%d без изменений"), _("%d без изменений")),
}


def say(code: str, details: dict[str, Any]) -> str:
    """The sentence of a code; dates are written дд.мм.гггг."""
    shown = {name: said(value) for name, value in details.items()}
    return gettext(_ALL[code]) % shown if shown else gettext(_ALL[code])


def say_fault(fault: Fault) -> str:
    """«Строка 5, «Зачислен»: …»."""
    place = {"line": fault.line, "column": fault.column}
    head = gettext("Строка %(line)s, «%(column)s»: ") % place if fault.column else ""
    return head + say(fault.code, fault.details)


def said(value: Any) -> str:
    """A value as the templates write it."""
    if value is None or value == "":
        return "—"
    return f"{value:%d.%m.%Y}" if hasattr(value, "isocalendar") else str(value)


def one_or_many(number: int) -> int:
    """0 for «1 переведён», «21 новый»; 1 for the rest."""
    return 0 if number % 10 == 1 and number % 100 != 11 else 1


def say_counts(counts: dict[str, int]) -> str:
    """«2 новых, 1 переведён, 22 без изменений»."""
    parts = [
        str(forms[one_or_many(counts[outcome])]) % counts[outcome]
        for outcome, forms in OUTCOMES.items()
        if counts.get(outcome)
    ]
    return ", ".join(parts) or gettext("нет строк")


OUTCOME = {
    "new": _("новый"),
    "moved": _("переведён"),
    "enrolled": _("зачислен"),
    "left": _("выбыл"),
    "changed": _("изменён"),
    "same": _("без изменений"),
}
THINGS = {
    "people.person": _("люди"), "people.pupil": _("ученики"), "people.staff": _("сотрудники"),
    "people.enrolment": _("зачисления"), "people.duty": _("обязанности"),
    "people.guardianship": _("связи родителей с детьми"), "people.groupmembership": _("состав групп"),
    "schools.schoolyear": _("учебные годы"), "schools.term": _("периоды"),
    "schools.calendarday": _("календарь"), "schools.subject": _("предметы"),
    "schools.schoolclass": _("классы"), "schools.teachinggroup": _("группы"),
    "schools.groupclass": _("классы групп"), "schools.coursekind": _("виды курсов"),
    "timetable.room": _("кабинеты"), "timetable.bellset": _("наборы звонков"), "timetable.bell": _("звонки"),
    "timetable.teachingload": _("нагрузка"), "timetable.timetableversion": _("расписания"),
    "timetable.slot": _("клетки расписания"), "timetable.slotteacher": _("учителя в расписании"),
    "timetable.lesson": _("уроки"), "timetable.lessonteacher": _("учителя уроков"),
    "journal.lessonplan": _("КТП"), "journal.plantopic": _("темы КТП"), "journal.mark": _("отметки"),
    "journal.attendance": _("посещаемость"), "journal.lessonrecord": _("записи уроков"),
    "journal.homework": _("домашние задания"), "journal.work": _("работы"),
    "journal.homeworkdone": _("отметки «сделано»"),
}  # fmt: skip
OBSTACLE = {
    "used": _("%(thing)s: %(count)d — они опираются на загруженное."),
    "changed": _("%(thing)s: %(count)d изменено после импорта%(label)s."),
    "gone": _("%(thing)s: %(count)d уже удалено."),
}


def say_outcome(outcome: str) -> str:
    """What happened with one row: «переведён»."""
    return str(OUTCOME.get(outcome, outcome))


def say_obstacle(obstacle: Any) -> str:
    """«Отметки: 12 — они опираются на загруженное.»"""
    thing = str(THINGS.get(obstacle.model, obstacle.model))
    label = f" ({obstacle.label})" if obstacle.label else ""
    text = str(OBSTACLE[obstacle.kind]) % {"thing": thing, "count": obstacle.count, "label": label}
    return text[:1].upper() + text[1:]
