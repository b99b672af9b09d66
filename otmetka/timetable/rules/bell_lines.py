"""Bells as a person types them: a line for each lesson, «1 8:30-9:15»."""

import re
from dataclasses import dataclass
from datetime import time

_LINE = re.compile(r"^\s*(\d{1,2})[\s.:)]+(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})\s*$")


@dataclass(frozen=True)
class BellLine:
    """A lesson number with its start and end."""

    number: int
    starts: time
    ends: time


@dataclass(frozen=True)
class BellFault:
    """``code``: unreadable, order (ends before it starts), overlap, twice; in the line of the text from 1."""

    code: str
    line: int
    text: str


def read_bells(text: str) -> tuple[list[BellLine], list[BellFault]]:
    """The bells of a text in their order, and its faults."""
    bells: list[BellLine] = []
    faults: list[BellFault] = []
    for place, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        bell = _read(raw)
        code = "unreadable" if bell is None else _fault(bell, bells)
        if code:
            faults.append(BellFault(code, place, raw.strip()))
        elif bell is not None:
            bells.append(bell)
    return sorted(bells, key=lambda bell: bell.number), faults


def write_bells(bells: list[BellLine]) -> str:
    """The text that :func:`read_bells` reads."""
    return "\n".join(f"{bell.number} {_short(bell.starts)}-{_short(bell.ends)}" for bell in bells)


def _read(raw: str) -> BellLine | None:
    match = _LINE.match(raw)
    if match is None:
        return None
    number, *parts = map(int, match.groups())
    if parts[0] > 23 or parts[2] > 23 or parts[1] > 59 or parts[3] > 59 or number > 15:
        return None
    return BellLine(number, time(*parts[:2]), time(*parts[2:]))


def _fault(bell: BellLine, before: list[BellLine]) -> str:
    if bell.ends <= bell.starts:
        return "order"
    for other in before:
        if other.number == bell.number:
            return "twice"
        if bell.starts < other.ends and other.starts < bell.ends:
            return "overlap"
    return ""


def _short(at: time) -> str:
    return f"{at:%H:%M}".lstrip("0") if at.hour else f"{at:%H:%M}"
