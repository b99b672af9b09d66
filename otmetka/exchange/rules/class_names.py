"""Names of classes as people write them: «7А», «7 а», «7-А», «7"А"», also with a Latin look-alike."""

import re

from otmetka.exchange.rules.faults import BadCell

_LATIN = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
_CLASS = re.compile(r"(\d{1,2})[\s\-–«\"“]*([А-Яа-яЁё][А-Яа-яЁё0-9.]{0,7})?[»\"”]?")
MAX_GRADE = 11


def read_class(text: str) -> tuple[int, str]:
    """``(7, "А")``; a village school's only ninth is ``(9, "")``. Raises BadCell."""
    match = _CLASS.fullmatch(text.strip().translate(_LATIN))
    if not match or not 1 <= int(match[1]) <= MAX_GRADE:
        raise BadCell("class", value=text)
    letter = match[2] or ""
    return int(match[1]), letter.upper() if len(letter) == 1 else letter


def class_name(grade: int, letter: str) -> str:
    """«7А»."""
    return f"{grade}{letter}"


def has_latin(text: str) -> bool:
    """Whether a Latin letter stands in a name of class where a Cyrillic one is meant."""
    return text != text.translate(_LATIN)


def label(classes: tuple[tuple[int, str], ...]) -> str:
    """«10А, 10Б»: how a teaching group names its classes, in the order of grades and letters."""
    return ", ".join(class_name(*one) for one in sorted(classes))
