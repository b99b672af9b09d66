"""What may be typed into a cell of the class page, and what it means.

A cell holds the marks of one work and, for its lesson, the absence or lateness of the pupil.
"""

import re
from dataclasses import dataclass

#: Absence of a lesson: Н until a reason is given, Б ill, У excused; О late, which is no absence.
ABSENCES = ("н", "б", "у")
LATE = "о"
ATTENDANCE = (*ABSENCES, LATE)
DEBT = "."
PASS_CODES = ("зач", "незач")
EXEMPT = "осв"

#: The same key in the Latin layout, and Latin letters that look Cyrillic.
_LAYOUT = str.maketrans({"y": "н", "h": "н", "j": "о", "o": "о", ",": "б", "b": "б", "e": "у", "?": "."})
_TOKENS = re.compile(r"незач|зач|осв|[нбуо]|[0-9]|\.")
_BETWEEN = re.compile(r"[\s/;+]+")


@dataclass(frozen=True)
class Typed:
    """Parsed text: ``value`` is «5», «5 4», «зач», «.» or ''; ``attendance`` one of ATTENDANCE or ''."""

    value: str = ""
    attendance: str = ""


@dataclass(frozen=True)
class Unreadable:
    """Text that is no entry; ``code`` names why."""

    code: str


def read_cell(text: str) -> Typed | Unreadable:
    """Parse «5», «н», «5 4», «5/4», «54», «о 5», in either keyboard layout; '' clears."""
    plain = text.strip().lower()
    words = _BETWEEN.sub("", plain)
    if not re.fullmatch(rf"({_TOKENS.pattern})*", words):
        words = words.translate(_LAYOUT)
    if not re.fullmatch(rf"({_TOKENS.pattern})*", words):
        return Unreadable("unknown_sign")
    return _sort(_TOKENS.findall(words))


def _sort(tokens: list[str]) -> Typed | Unreadable:
    attendance = [token for token in tokens if token in ATTENDANCE]
    values = [token for token in tokens if token not in ATTENDANCE]
    if len(attendance) > 1:
        return Unreadable("two_absences")
    if len(values) > 2 or (len(values) == 2 and not all(value.isdigit() for value in values)):
        return Unreadable("too_many_marks")
    return Typed(" ".join(values), attendance[0] if attendance else "")


@dataclass(frozen=True)
class CellState:
    """What stands in a cell: the mark's value and the attendance of the pupil at the lesson."""

    value: str = ""
    attendance: str = ""


def next_state(now: CellState, typed: Typed) -> CellState:
    """What a typed entry makes of a cell.

    Nothing typed clears all. A mark alone keeps a lateness, since a late pupil may answer; an absence
    alone takes the mark away, since who was absent did not answer; lateness alone keeps the mark.
    """
    if not typed.value and not typed.attendance:
        return CellState()
    if not typed.attendance:
        kept = now.attendance if now.attendance else ""
        return CellState(typed.value, kept)
    if not typed.value and typed.attendance == LATE:
        return CellState(now.value, LATE)
    return CellState(typed.value, typed.attendance)
