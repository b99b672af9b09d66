"""Weekly hours by grade and year, and how a class is divided for a subject (norms: 5-day and 6-day week)."""

RUS, LIT, READ = "Русский язык", "Литература", "Литературное чтение"
NATIVE, NATIVE_LIT = "Родной язык (русский)", "Родная литература (русская)"
NATIVE_READ = "Литературное чтение на родном языке (русском)"
KAB, KAB_LIT = "Родной язык (кабардино-черкесский)", "Родная литература (кабардинская)"
ENG, GER = "Иностранный язык (английский)", "Иностранный язык (немецкий)"
MATH, ALG, GEOM, PROB = "Математика", "Алгебра", "Геометрия", "Вероятность и статистика"
ANALYSIS = "Алгебра и начала математического анализа"
IT, HIST, SOC, GEO, PHYS, CHEM, BIO = (
    "Информатика",
    "История",
    "Обществознание",
    "География",
    "Физика",
    "Химия",
    "Биология",
)
WORLD, ORKSE = "Окружающий мир", "Основы религиозных культур и светской этики"
ART, MUSIC, LABOUR, PE = "Изобразительное искусство", "Музыка", "Труд (технология)", "Физическая культура"
SAFETY, PROJECT, FINANCE = (
    "Основы безопасности и защиты Родины",
    "Индивидуальный проект",
    "Основы финансовой грамотности",
)
TALKS, TASKS_PHYS, FIN_MATH = "Разговоры о важном", "Методы решения физических задач", "Финансовая математика"
PRACTICE = "Практикум по решению математических задач"

# Предмет, кратко.
SUBJECTS = [
    (RUS, "Рус. яз."),
    (LIT, "Лит-ра"),
    (READ, "Лит. чт."),
    (NATIVE, "Род. яз."),
    (NATIVE_LIT, "Род. лит."),
    (NATIVE_READ, "Чт. на род. яз."),
    (KAB, "Каб. яз."),
    (KAB_LIT, "Каб. лит."),
    (ENG, "Англ. яз."),
    (GER, "Нем. яз."),
    (MATH, "Матем."),
    (ALG, "Алгебра"),
    (GEOM, "Геометрия"),
    (PROB, "ВиС"),
    (ANALYSIS, "Алгебра и НМА"),
    (IT, "Информ."),
    (HIST, "История"),
    (SOC, "Общество"),
    (GEO, "География"),
    (PHYS, "Физика"),
    (CHEM, "Химия"),
    (BIO, "Биология"),
    (WORLD, "Окр. мир"),
    (ORKSE, "ОРКСЭ"),
    (ART, "ИЗО"),
    (MUSIC, "Музыка"),
    (LABOUR, "Труд"),
    (PE, "Физ-ра"),
    (SAFETY, "ОБЗР"),
    (PROJECT, "Инд. проект"),
    (FINANCE, "Фин. гр."),
    (PRACTICE, "Практ. матем."),
    (TASKS_PHYS, "Физ. задачи"),
    (FIN_MATH, "Фин. матем."),
    (TALKS, "Разг. о важн."),
]

_PRIMARY = {RUS: 5, READ: 4, MATH: 4, WORLD: 2, ART: 1, MUSIC: 1, LABOUR: 1, PE: 2}
_TENTH = {RUS: 2, LIT: 3, ENG: 3, HIST: 2, ANALYSIS: 4, GEOM: 2, PROB: 1, SAFETY: 1}
HOURS = {
    1: {**_PRIMARY, PE: 3},
    2: {**_PRIMARY, ENG: 2},
    3: {**_PRIMARY, ENG: 2},
    4: {**_PRIMARY, ENG: 2},
    5: {RUS: 5, LIT: 3, ENG: 3, MATH: 5, IT: 1, HIST: 3, GEO: 1, BIO: 1, ART: 1, MUSIC: 1, LABOUR: 2, PE: 2},
    6: {RUS: 6, LIT: 3, ENG: 3, MATH: 5, HIST: 3, GEO: 1, BIO: 1, ART: 1, MUSIC: 1, LABOUR: 2, PE: 2},
    7: {
        RUS: 4,
        LIT: 2,
        ENG: 3,
        ALG: 3,
        GEOM: 2,
        PROB: 1,
        IT: 1,
        HIST: 3,
        GEO: 2,
        PHYS: 2,
        BIO: 2,
        ART: 1,
        MUSIC: 1,
        LABOUR: 2,
        PE: 2,
    },
    8: {
        RUS: 3,
        LIT: 2,
        ENG: 3,
        ALG: 3,
        GEOM: 2,
        PROB: 1,
        IT: 1,
        HIST: 2,
        SOC: 1,
        GEO: 2,
        PHYS: 2,
        CHEM: 2,
        BIO: 2,
        MUSIC: 1,
        LABOUR: 1,
        SAFETY: 1,
        PE: 2,
        FINANCE: 1,
    },
    9: {
        RUS: 3,
        LIT: 3,
        ENG: 3,
        ALG: 3,
        GEOM: 2,
        PROB: 1,
        IT: 1,
        HIST: 3,
        SOC: 1,
        GEO: 2,
        PHYS: 3,
        CHEM: 2,
        BIO: 2,
        LABOUR: 1,
        SAFETY: 1,
        PE: 2,
    },
    10: {**_TENTH, PROJECT: 1},
    11: dict(_TENTH),
}
# A year ago the seventh grade still had social studies.
HOURS_2025_7 = {**HOURS[7], HIST: 2, SOC: 1}

# Hours taken by the pair «native language in week 1, native literature in week 2».
NATIVE_HOURS = {2: 1, 3: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1}
KABARDIAN_GRADES = (5, 6, 7)

LIMITS = {
    (1, 5): 21,
    (2, 5): 23,
    (3, 5): 23,
    (4, 5): 23,
    (5, 5): 29,
    (6, 5): 30,
    (7, 5): 32,
    (8, 5): 33,
    (9, 5): 33,
    (10, 5): 34,
    (11, 5): 34,
    (5, 6): 32,
    (6, 6): 33,
    (7, 6): 35,
    (8, 6): 36,
    (9, 6): 36,
    (10, 6): 37,
    (11, 6): 37,
}

REQUIRED, ADVANCED, ELECTIVE = "учебный предмет", "углублённый уровень", "элективный курс"
EXTRA, AT_HOME = "внеурочная деятельность", "обучение на дому"
SPLIT_FROM = 25

SPECIALTY = {
    RUS: "рус",
    LIT: "рус",
    NATIVE: "рус",
    NATIVE_LIT: "рус",
    KAB: "каб",
    KAB_LIT: "каб",
    ENG: "англ",
    GER: "англ",
    MATH: "мат",
    ALG: "мат",
    GEOM: "мат",
    PROB: "мат",
    ANALYSIS: "мат",
    PRACTICE: "мат",
    FIN_MATH: "мат",
    IT: "инф",
    HIST: "ист",
    SOC: "ист",
    FINANCE: "ист",
    GEO: "гео",
    PHYS: "физ",
    TASKS_PHYS: "физ",
    CHEM: "хим",
    BIO: "био",
    ART: "изо",
    MUSIC: "муз",
    PE: "фк",
    SAFETY: "обзр",
}
ROOM_KIND = {
    ENG: ("язык", "общий"),
    GER: ("язык", "общий"),
    KAB: ("язык", "общий"),
    KAB_LIT: ("язык", "общий"),
    IT: ("инф",),
    PHYS: ("физ",),
    TASKS_PHYS: ("физ", "общий"),
    CHEM: ("хим",),
    BIO: ("био",),
    GEO: ("гео", "общий"),
    ART: ("изо", "общий"),
    MUSIC: ("муз", "зал"),
    PE: ("спорт",),
}


def hours_of(year: str, grade: int) -> dict[str, int]:
    """Subject → hours a week for whole or halved classes of the grade."""
    return HOURS_2025_7 if (year, grade) == ("2025/26", 7) else HOURS[grade]


def subject_rows() -> list[tuple[str, ...]]:
    """Предмет;Кратко;Порядок."""
    return [(name, short, str(10 * n)) for n, (name, short) in enumerate(SUBJECTS, 1)]
