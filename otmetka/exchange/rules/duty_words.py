"""The cell «Обязанности»: «учитель, классный руководитель 7А»."""

import re

from otmetka.exchange.rules.class_names import class_name, read_class
from otmetka.exchange.rules.faults import BadCell
from otmetka.people.rules.duties import DUTIES

_KINDS = {title.lower(): kind for kind, title in DUTIES.items()}
_KINDS |= {"замдиректора по увр": "deputy_teaching", "замдиректора по вр": "deputy_upbringing"}
_CLASS_TEACHER = re.compile(r"классный руководитель\s+(.+)", re.IGNORECASE)

Duty = tuple[str, tuple[int, str] | None]


def duties(value: str) -> tuple[Duty, ...]:
    """``(("teacher", None), ("class_teacher", (7, "А")))``. Raises BadCell for an unknown duty."""
    parts = [re.sub(r"\s+", " ", part).strip() for part in re.split(r"[,;]", value)]
    return tuple(dict.fromkeys(_duty(part) for part in parts if part))


def _duty(text: str) -> Duty:
    over = _CLASS_TEACHER.fullmatch(text)
    if over:
        return "class_teacher", read_class(over[1])
    kind = _KINDS.get(text.lower())
    if kind is None:
        raise BadCell("duty", value=text, words=", ".join(DUTIES.values()))
    if kind == "class_teacher":
        raise BadCell("duty_class")
    return kind, None


def say_duty(kind: str, over: tuple[int, str] | None) -> str:
    """«классный руководитель 7А»: the way back."""
    return f"{DUTIES[kind]} {class_name(*over)}" if over else DUTIES[kind]
