"""Names of the file against ours: exactly, or alike, which a person has to confirm."""

import re
from dataclasses import dataclass, field

from otmetka.core.names import Name, sort_key, tidy
from otmetka.exchange.rules.asc.read import Record
from otmetka.exchange.rules.class_names import class_name, read_class
from otmetka.exchange.rules.faults import BadCell

_SURNAME = r"([^\s.]+(?:[\s-][^\s.]{2,})*)"
_LETTERS = r"([^\W\d_]\.?\s*(?:[^\W\d_]\.?)?)"
_DOTTED = r"([^\W\d_]\.\s*(?:[^\W\d_]\.)?)"
_LAST_INITIALS = re.compile(rf"{_SURNAME}\s+{_LETTERS}")
_FIRST_INITIALS = re.compile(rf"{_DOTTED}\s*{_SURNAME}")
_ROOM = re.compile(r"(?:каб(?:инет)?|ауд(?:итория)?|к|№)\.?\s*№?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """``exact`` is our key; ``alike`` are keys that a person may confirm."""

    exact: str | None = None
    alike: list[str] = field(default_factory=list)


def fold(text: str) -> str:
    """How names are compared: case, ё, spaces and dots do not count."""
    return re.sub(r"[\s.«»\"]+", "", text.lower().replace("ё", "е"))


def match_class(record: Record, ours: set[str]) -> Found:
    """«7А» by its name or its short name; «7-А», «7 "А"» are the same class."""
    read = [name for name in map(_class, (record.get("name"), record.get("short"))) if name]
    exact = next((name for name in read if name in ours), None)
    return Found(exact)


def _class(text: str) -> str | None:
    try:
        return class_name(*read_class(text))
    except BadCell:
        return None


def match_subject(record: Record, ours: dict[str, str]) -> Found:
    """``ours``: short name by name."""
    name, short = record.get("name"), record.get("short")
    if name in ours:
        return Found(name)
    folded = {fold(text) for text in (name, short) if text}
    return Found(None, [our for our, its in ours.items() if {fold(our), fold(its) or fold(our)} & folded])


def match_room(record: Record, ours: set[str]) -> Found:
    """By the code; «каб. 27» is alike «27»."""
    names = [text for text in (record.get("name"), record.get("short")) if text]
    exact = next((name for name in names if name in ours), None)
    bare = {fold(_ROOM.sub("", name)) for name in names} | {fold(name) for name in names}
    return Found(exact, [] if exact else [code for code in sorted(ours) if fold(code) in bare])


def match_teacher(record: Record, ours: dict[str, Name]) -> Found:
    """``ours``: name by code. A full name that only one has is exact; initials and surname are alike."""
    names = teacher_names(record)
    full = {sort_key(tidy(name)) for name in names}
    same = [code for code, name in ours.items() if sort_key(name.full) in full]
    if len(same) == 1:
        return Found(same[0])
    alike = same or [code for code, name in ours.items() if any(_alike(text, name) for text in names)]
    return Found(None, sorted(alike))


def teacher_names(record: Record) -> list[str]:
    """How the file may call a teacher: the name, surname with given name, the short name."""
    parts = " ".join(part for part in (record.get("lastname"), record.get("firstname")) if part)
    return [text for text in dict.fromkeys((record.get("name"), parts, record.get("short"))) if text]


def _alike(text: str, name: Name) -> bool:
    """«Нагорнова А. С.», «А. С. Нагорнова», «Нагорнова», «Нагорнова Анна»."""
    after, before = _LAST_INITIALS.fullmatch(text), _FIRST_INITIALS.fullmatch(text)
    if after or before:
        surname, initials = (after[1], after[2]) if after else (before[2], before[1])
        letters = [letter.lower() for letter in re.findall(r"[^\W\d_]", initials)]
        mine = [part[0].lower() for part in (name.given, name.patronymic) if part]
        return fold(surname) == fold(name.surname) and letters == mine[: len(letters)]
    return fold(text) in (fold(name.surname), fold(name.listed))


def match_group(name: str, ours: list[str]) -> Found:
    """A part of a class by its name; «1 группа» is alike «группа 1»."""
    same = [our for our in ours if fold(our) == fold(name)]
    if len(same) == 1:
        return Found(same[0])
    digits = re.findall(r"\d+", name)
    return Found(None, [our for our in ours if digits and re.findall(r"\d+", our) == digits])
