"""КТП: lessons of a year out of a topic bank, with homework and planned works."""

from . import curriculum as cur
from .homework import Homework, is_verse
from .streams import Stream
from .topic_banks import Topic, TopicBank, load_banks

WEEKS = 34
WEEKS_GRADE_1 = 33
LAST_WITHOUT_TASK = 2

# What the second, third … lesson of one topic is called, by the style of the subject.
FOLLOWING = {
    "math": (
        "Решение упражнений",
        "Решение задач",
        "Закрепление изученного",
        "Самостоятельное решение",
        "Обобщение",
    ),
    "rus": (
        "Практикум",
        "Закрепление",
        "Работа с текстом",
        "Обобщение изученного",
        "Тренировочные упражнения",
    ),
    "verse": ("Анализ стихотворений", "Образы и мотивы", "Выразительное чтение", "Мастерство поэта"),
    "lit": ("Анализ эпизодов", "Герои и их поступки", "Мастерство писателя", "Обсуждение прочитанного"),
    "eng": (
        "новая лексика",
        "чтение",
        "грамматика",
        "аудирование",
        "говорение",
        "письмо",
        "диалогическая речь",
        "повторение",
    ),
    "soc": ("Работа с источниками", "Практикум", "Обобщение"),
    "geo": ("Работа с картой", "Практическая работа", "Обобщение"),
    "sci": ("Решение задач", "Практикум", "Обобщение материала"),
    "bio": ("Работа с таблицами и схемами", "Практикум", "Обобщение материала"),
    "it": ("Практическая работа за компьютером", "Решение задач", "Обобщение"),
    "prim": ("Закрепление", "Упражнения", "Что узнали. Чему научились", "Проверяем себя"),
    "read": ("Выразительное чтение", "Работа с текстом", "Пересказ по плану"),
    "hand": ("Практическая работа", "Завершение работы", "Обсуждение результатов"),
    "pe": ("Совершенствование", "Развитие физических качеств", "Учёт техники"),
    "talk": ("Обсуждение", "Дискуссия"),
}
PRACTICAL = ("math", "geo", "it", "soc")  # what natural science calls laboratory work is practical work there
TAGS = {
    "к": ("Контрольная работа № {n} по теме «{t}»", "контрольная"),
    "с": ("Самостоятельная работа № {n} по теме «{t}»", "самостоятельная"),
    "д": ("Контрольный диктант № {n} по теме «{t}»", "диктант"),
    "п": ("Проект «{t}»", "проект"),
    "л": ("Лабораторная работа № {n}. {t}", "лабораторная"),
    "р": ("Развитие речи. {t}", "сочинение"),
}


def plan_rows(year: str, streams: list[Stream]) -> list[tuple[str, ...]]:
    """Rows of «КТП» for every stream whose subject and grade have a bank."""
    banks = load_banks()
    rows = []
    for (subject, grade, hours, group, _), classes in _plans(streams).items():
        bank = banks.get((subject, grade, int(hours))) or banks.get((subject, grade, 0))
        if bank:
            weeks = WEEKS_GRADE_1 if grade == 1 else WEEKS
            head = (year, ", ".join(classes), subject, group)
            rows += [(*head, *lesson) for lesson in lessons_of(bank, round(hours * weeks))]
    return rows


def _plans(streams: list[Stream]) -> dict[tuple, list[str]]:
    """One plan for the whole classes of a parallel, one for each named group; none for home teaching."""
    plans: dict[tuple, list[str]] = {}
    for line in streams:
        if line.kind == cur.AT_HOME:
            continue
        key = (
            line.subject,
            int(line.classes[0][:-1]),
            line.hours,
            line.group,
            line.classes if line.group else (),
        )
        plans.setdefault(key, []).extend(line.classes)
    return plans


def lessons_of(bank: TopicBank, count: int) -> list[tuple[str, ...]]:
    """№;Раздел;Тема;Часов;Домашнее задание;Вид работы for `count` lessons."""
    homework = Homework(bank.style, bank.subject, bank.grade, count)
    numbers: dict[str, int] = {}
    rows = []
    paragraph = 0
    for topic in bank.fitted(count):
        paragraph += not topic.tag
        for title, kind in _titles(topic, bank.style, numbers):
            task = (
                homework.next(max(1, paragraph), title, kind) if len(rows) < count - LAST_WITHOUT_TASK else ""
            )
            rows.append((str(len(rows) + 1), topic.section, title, "1", task, kind))
    return rows


def _titles(topic: Topic, style: str, numbers: dict[str, int]) -> list[tuple[str, str]]:
    """(title, kind of work) of each lesson of the topic."""
    if topic.tag:
        return _work_titles(topic, style, numbers)
    names = FOLLOWING["verse" if style == "lit" and is_verse(topic.title) else style]
    if style == "eng" and topic.hours > 2:
        return [(f"{topic.title}: {_nth(names, step, '')}", "") for step in range(topic.hours)]
    tails = [""] + [". " + _nth(names, step, topic.title) for step in range(topic.hours - 1)]
    return [(_join(topic.title, tail), "") for tail in tails]


def _work_titles(topic: Topic, style: str, numbers: dict[str, int]) -> list[tuple[str, str]]:
    pattern, kind = TAGS[topic.tag]
    if topic.tag == "л" and style in PRACTICAL:
        pattern, kind = pattern.replace("Лабораторная", "Практическая"), "практическая"
    if topic.tag == "р" and not any(word in topic.title.lower() for word in ("сочинени", "изложени")):
        kind = "ответ"
    numbers[topic.tag] = numbers.get(topic.tag, 0) + 1
    title = pattern.format(n=numbers[topic.tag], t=topic.title)
    if topic.tag in "ксд" and topic.title.startswith(("Итогов", "Входн")):
        words = topic.title[0].lower() + topic.title[1:].replace(" работа", "", 1).replace(" диктант", "", 1)
        title = pattern.partition(" по теме")[0].format(n=numbers[topic.tag]) + f" ({words})"
    titles = [(title, kind)]
    titles += [(f"{TAGS[topic.tag][0].format(n='', t=topic.title)}. Защита работ", kind)] * (topic.hours > 1)
    titles += [
        (f"Проект «{topic.title}». Работа над изделием, этап {step}", kind) for step in range(2, topic.hours)
    ]
    if topic.analysis:
        titles.append((f"Анализ работы «{topic.title}», работа над ошибками", ""))
    return [titles[0], *titles[2:], titles[1]] if topic.hours > 1 and not topic.analysis else titles


def _nth(names: tuple[str, ...], step: int, title: str) -> str:
    """The name of a further lesson, not one that says the title's own word; long topics go round again."""
    fit = [name for name in names if name.split()[0][:6].lower() not in title.lower()] or list(names)
    again, place = divmod(step, len(fit))
    return fit[place] + (f" ({again + 1})" if again else "")


def _join(title: str, tail: str) -> str:
    return title + (tail[1:] if tail and title[-1] in ".?!…" else tail)
