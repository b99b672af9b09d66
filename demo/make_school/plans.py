"""КТП: lessons of a year out of a topic bank, with homework and planned works."""
from . import curriculum as cur
from .homework import Homework
from .streams import Stream
from .topic_banks import Topic, TopicBank, load_banks

WEEKS = 34
WEEKS_GRADE_1 = 33

# What the second, third … lesson of one topic is called, by the style of the subject.
FOLLOWING = {
    "math": ("Решение упражнений", "Решение задач", "Закрепление изученного", "Самостоятельное решение", "Обобщение"),
    "rus": ("Практикум", "Закрепление", "Работа с текстом", "Обобщение изученного", "Тренировочные упражнения"),
    "lit": ("Анализ эпизодов", "Герои и их поступки", "Мастерство писателя", "Обсуждение прочитанного"),
    "eng": ("новая лексика", "чтение", "грамматика", "аудирование и говорение", "письмо", "повторение"),
    "soc": ("Работа с источниками", "Практикум", "Обобщение"),
    "geo": ("Работа с картой", "Практическая работа", "Обобщение"),
    "sci": ("Решение задач", "Практикум", "Обобщение материала"),
    "it": ("Практическая работа за компьютером", "Решение задач", "Обобщение"),
    "prim": ("Закрепление", "Упражнения", "Что узнали. Чему научились", "Проверяем себя"),
    "read": ("Выразительное чтение", "Работа с текстом", "Пересказ по плану"),
    "hand": ("Практическая работа", "Завершение работы", "Обсуждение результатов"),
    "pe": ("Совершенствование", "Развитие физических качеств", "Учёт техники"),
    "talk": ("Обсуждение", "Дискуссия"),
}
TAGS = {
    "к": ("Контрольная работа № {n} по теме «{t}»", "контрольная"),
    "с": ("Самостоятельная работа № {n} по теме «{t}»", "самостоятельная"),
    "д": ("Контрольный диктант № {n} по теме «{t}»", "диктант"),
    "п": ("Проект «{t}»", "проект"),
    "л": ("Лабораторная работа № {n}. {t}", "лабораторная"),
    "р": ("Развитие речи. {t}", "самостоятельная"),
}


def plan_rows(year: str, streams: list[Stream]) -> list[tuple[str, ...]]:
    """Rows of «КТП» for every stream whose subject and grade have a bank."""
    banks = load_banks()
    rows = []
    for (subject, grade, hours, group, _), classes in _plans(streams).items():
        bank = banks.get((subject, grade))
        if bank:
            weeks = WEEKS_GRADE_1 if grade == 1 else WEEKS
            head = (year, ", ".join(classes), subject, group)
            rows += [(*head, *lesson) for lesson in lessons_of(bank, round(hours * weeks))]
    return rows


def _plans(streams: list[Stream]) -> dict[tuple, list[str]]:
    """One plan for all whole classes of a parallel, one for each named group; home teaching has its own papers."""
    plans: dict[tuple, list[str]] = {}
    for line in streams:
        if line.kind == cur.AT_HOME:
            continue
        key = (line.subject, int(line.classes[0][:-1]), line.hours, line.group, line.classes if line.group else ())
        plans.setdefault(key, []).extend(line.classes)
    return plans


def lessons_of(bank: TopicBank, count: int) -> list[tuple[str, ...]]:
    """№;Раздел;Тема;Часов;Домашнее задание;Вид работы for `count` lessons."""
    homework = Homework(bank.style, bank.subject, bank.grade, count)
    numbers: dict[str, int] = {}
    rows = []
    for order, topic in enumerate(bank.fitted(count), 1):
        for title, kind, step in _titles(topic, bank.style, numbers):
            task = homework.next(order, title, kind, step)
            rows.append((str(len(rows) + 1), topic.section, title, "1", task, kind))
    return rows


def _titles(topic: Topic, style: str, numbers: dict[str, int]) -> list[tuple[str, str, int]]:
    """(title, kind of work, step inside the topic) of each lesson of the topic."""
    if topic.tag:
        pattern, kind = TAGS[topic.tag]
        numbers[topic.tag] = numbers.get(topic.tag, 0) + 1
        titles = [(pattern.format(n=numbers[topic.tag], t=topic.title), kind, 0)]
        titles += [(f"{topic.title}. Защита работ", kind, step) for step in range(1, topic.hours)]
        if topic.analysis:
            titles.append(("Анализ работы, работа над ошибками", "", 1))
        return titles
    names = FOLLOWING[style]
    if style == "eng" and topic.hours > 2:
        return [(f"{topic.title}: {_nth(names, step)}", "", step) for step in range(topic.hours)]
    tails = [""] + [". " + _nth(names, step) for step in range(topic.hours - 1)]
    return [(_join(topic.title, tail), "", step) for step, tail in enumerate(tails)]


def _nth(names: tuple[str, ...], step: int) -> str:
    """The name of a further lesson; long topics go round once more."""
    again, place = divmod(step, len(names))
    return names[place] + (f" ({again + 1})" if again else "")


def _join(title: str, tail: str) -> str:
    return title + (tail[1:] if tail and title[-1] in ".?!…" else tail)
