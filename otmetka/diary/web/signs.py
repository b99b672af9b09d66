"""Marks and absences as the diary draws them: the figure first, its colour second, the words beside."""

from functools import lru_cache

from otmetka.diary.queries.facts import Absence, DiaryMark
from otmetka.grading.rules.averages import plain
from otmetka.journal.rules.cell import ABSENCES, DEBT
from otmetka.journal.words import ATTENDANCE, VALUES
from otmetka.ui.markup import Markup, join, tag


def mark_class(value: str) -> str:
    """``m5``…``m2`` for a figure, nothing for a code."""
    return f"m{value[0]}" if value[:1].isdigit() else ""


def mark_text(value: str) -> str:
    """«5 4»; a debt, which is a dot in the journal, as a ring that a family can see."""
    return "○" if value == DEBT else value


@lru_cache(maxsize=512)
def figures(value: str) -> Markup:
    """Each figure of a cell in its own colour: in «5 2» the second one is red."""
    return join([tag("span", mark_text(part), cls=mark_class(part) or None) for part in value.split()], " ")


def mark_words(value: str) -> str:
    """What a code means; nothing for a figure."""
    return str(VALUES.get(value, ""))


def about_mark(mark: DiaryMark, weight_word: str) -> str:
    """«Самостоятельная работа, вес 2 · молодец»."""
    told = [f"{mark.kind}, {weight_word} {plain(mark.weight)}"]
    words = mark_words(mark.value)
    told += [words] if words else []
    told += [mark.comment] if mark.comment else []
    return " · ".join(told)


def absence_words(absence: Absence) -> str:
    """«не был, причина не указана · справка»."""
    words = str(ATTENDANCE.get(absence.code, absence.code))
    return f"{words} · {absence.comment}" if absence.comment else words


def absence_chip(absence: Absence) -> Markup:
    """The code as a chip; red while no reason is given."""
    tone = "red" if absence.code == ABSENCES[0] else "amber" if absence.code not in ABSENCES else "mute"
    return tag("span", absence.code.upper(), cls=f"chip {tone}")
