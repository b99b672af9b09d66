"""Homework texts as teachers write them: paragraphs and exercise numbers that grow with the year."""

from .seed import stream

STYLES = {
    "math": (
        "§ {p}, № {a} (а, в), {b}",
        "§ {p}, № {a}, {b}, {c}",
        "№ {a} (чётные), {b}; повторить формулы с. {g}",
        "§ {p} (выучить правило), № {a} (1–4), {b}",
        "№ {a}, {b} (а, в, д); повторить § {q}",
        "§ {p}, № {a}, {b}; задача № {c} по желанию",
        "Карточка № {k}; § {p}, вопросы на с. {g}",
    ),
    "rus": (
        "§ {p}, упр. {a}",
        "§ {p} (правило выучить), упр. {a}",
        "Упр. {a}, {b} (устно)",
        "Упр. {a}; словарные слова с. {g}",
        "§ {p}, упр. {a}: списать, выполнить разбор трёх слов",
        "Упр. {a} (синтаксический разбор двух предложений)",
        "Составить 5–6 предложений на правило § {p}",
    ),
    "lit": (
        "Учебник, с. {g}–{h}, вопросы 1–3",
        "Дочитать до конца, с. {g}–{h}; составить план",
        "Перечитать эпизод, выписать художественные средства",
        "С. {g}–{h}; подготовить пересказ от лица героя",
        "Ответить письменно на вопрос 4, с. {h} (6–8 предложений)",
        "Подготовить сообщение об авторе (1–2 минуты)",
    ),
    "verse": (
        "Выучить стихотворение наизусть (по выбору)",
        "Выразительное чтение, с. {g}; выписать эпитеты и сравнения",
        "Письменный анализ одного стихотворения по плану",
    ),
    "eng": (
        "SB p. {g}, ex. {k}; WB p. {w}",
        "Учить слова с. {g}; WB p. {w}, ex. 1–3",
        "SB p. {g}, ex. {k} (письменно)",
        "WB p. {w}, ex. 2, 4; повторить неправильные глаголы",
        "Прочитать текст p. {g}, ответить на вопросы",
        "Написать 5–8 предложений по теме урока",
        "Подготовить диалог (6–8 реплик), p. {g}",
    ),
    "soc": (
        "§ {p}, вопросы 1–4",
        "§ {p}; даты и понятия в тетрадь",
        "§ {p}, пересказ; документ на с. {g}",
        "§ {p}; заполнить таблицу в тетради",
        "§ {p}, вопрос 5 письменно",
        "§ {p}–{r}, подготовиться к опросу",
    ),
    "geo": (
        "§ {p}, вопросы 1–3",
        "§ {p}; контурная карта: подписать объекты",
        "§ {p}, задание 4 на с. {g}; атлас с. {w}",
        "§ {p}; сообщение по теме (по желанию)",
        "§ {p}; закончить практическую работу",
    ),
    "sci": (
        "§ {p}, вопросы 1–4",
        "§ {p}, упр. {k} (1, 3)",
        "§ {p}; задачи № {a}, {b}",
        "§ {p}, таблица в тетради",
        "§ {p}; повторить определения § {q}",
        "§ {p}; № {a} из сборника",
        "§ {p}, оформить работу в тетради",
    ),
    "bio": (
        "§ {p}, вопросы 1–4",
        "§ {p}, таблица в тетради",
        "§ {p}; выучить термины",
        "§ {p}, рисунок с подписями",
        "§ {p}; повторить § {q}, подготовиться к терминологическому диктанту",
    ),
    "it": (
        "§ {p}, вопросы и задания",
        "§ {p}; РТ, с. {w}",
        "§ {p}, выучить определения",
        "Закончить практическую работу",
        "§ {p}, задача № {k}",
    ),
    "prim": (
        "с. {g}, № {k}",
        "с. {g}, № {k}, {w}",
        "Рабочая тетрадь, с. {w}",
        "с. {g}, упр. {a}",
        "с. {g}, правило; упр. {a}",
    ),
    "read": (
        "с. {g}–{h}, выразительное чтение",
        "с. {g}–{h}, пересказ",
        "с. {g}, ответить на вопросы",
        "Прочитать 15 минут любую книгу",
        "с. {g}, выучить наизусть",
    ),
    "hand": ("", "", "Принести материалы к следующему уроку", "Закончить работу", ""),
    "pe": ("", "", "Комплекс утренней гимнастики", "Приседания 2×20, планка 30 секунд", ""),
    "talk": ("",),
}
VERSE_WORDS = ("стихотвор", "лирик", "поэзи", "стихи")
AFTER_CONTROL = {"math": "Повторить § {p}; карточка", "rus": "Повторить орфограммы; упр. {a}"}
START_EXERCISE = {"math": 12, "rus": 9, "sci": 40, "prim": 5}


def is_verse(title: str) -> bool:
    """Whether the lesson is about verse, which is learnt by heart and not retold."""
    return any(word in title.lower() for word in VERSE_WORDS)


class Homework:
    """Gives the homework of the next lesson of a plan; grade 1 has none."""

    def __init__(self, style: str, subject: str, grade: int, lessons: int) -> None:
        self.style, self.grade, self.lessons = style, grade, lessons
        self.rng = stream(f"homework-{subject}-{grade}-{lessons}")
        self.exercise = START_EXERCISE.get(style, 3)
        self.page = 6
        self.last = -1

    def next(self, paragraph: int, title: str, kind: str) -> str:
        """Text for the lesson; `paragraph` counts the topics, `kind` is the planned work if any."""
        self.exercise += self.rng.randint(2, 9)
        self.page += self.rng.choice((0, 1, 1, 2, 2, 3))
        if self.grade == 1 or self.rng.random() < 0.06:
            return ""
        if kind in ("контрольная", "диктант"):
            return self._fill(AFTER_CONTROL.get(self.style, ""), paragraph)
        if kind == "проект":
            return "Подготовить материалы проекта"
        return self._fill(self._pattern(title), paragraph)

    def _pattern(self, title: str) -> str:
        patterns = STYLES["verse"] if self.style == "lit" and is_verse(title) else STYLES[self.style]
        choice = [i for i in range(len(patterns)) if i != self.last or len(patterns) == 1]
        self.last = self.rng.choice(choice)
        return patterns[self.last]

    def _fill(self, pattern: str, paragraph: int) -> str:
        a = self.exercise
        b = a + self.rng.randint(1, 4)
        return pattern.format(
            p=paragraph,
            q=max(1, paragraph - 1),
            r=paragraph + 1,
            a=a,
            b=b,
            c=b + self.rng.randint(1, 5),
            g=self.page,
            h=self.page + self.rng.randint(2, 7),
            k=self.rng.randint(2, 9),
            w=max(3, self.page // 2),
        )
