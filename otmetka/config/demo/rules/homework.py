"""What a teacher sets for the next lesson when the plan says nothing, and how long it takes."""

from random import Random

_EXERCISES = (
    "повторить § {a}", "§ {a}, вопросы {b}–{c}", "№ {d}, {e}", "упр. {d}", "карточка {b}",
    "учить записи в тетради",
)  # fmt: skip
_NONE_FOR = ("Физическая культура", "Разговоры о важном", "Музыка", "Изобразительное искусство", "Труд")
_MINUTES = {2: (10, 15), 3: (10, 15), 4: (15, 20), 5: (15, 20)}
_MINUTES_LATER = (15, 20, 25, 30, 40)


def homework_text(rng: Random, subject: str, planned: str) -> str:
    """The plan's words, own words, or '' where nothing is set."""
    if planned:
        return planned
    if subject.startswith(_NONE_FOR) or rng.random() < 0.5:
        return ""
    number = rng.randint(3, 60)
    return (
        rng.choice(_EXERCISES)
        .format(
            a=number, b=rng.randint(1, 3), c=rng.randint(4, 8), d=number * 7, e=number * 7 + rng.randint(1, 9)
        )
        .capitalize()
    )


def homework_minutes(rng: Random, grade: int) -> int:
    """Minutes of one task by grade."""
    return rng.choice(_MINUTES.get(grade, _MINUTES_LATER))
