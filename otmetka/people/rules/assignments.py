"""Who may be charged with what: nobody gives duties to himself (SECURITY 1)."""

from datetime import date

from otmetka.people.rules.duties import DUTIES

#: Duties that are over one class.
OVER_CLASS = frozenset({"class_teacher"})


def assignment_fault(
    kind: str, *, own: bool, class_id: int | None, ground: str, from_on: date, to_on: date | None
) -> str:
    """Why a duty can't be assigned: '' or a code."""
    if kind not in DUTIES:
        return "unknown"
    if own:
        return "own"
    if not ground.strip():
        return "no_ground"
    if (kind in OVER_CLASS) != (class_id is not None):
        return "no_class" if kind in OVER_CLASS else "needless_class"
    return "order" if to_on is not None and to_on < from_on else ""


def ending_fault(*, own: bool, from_on: date, to_on: date, ground: str) -> str:
    """Why a duty can't get ``to_on`` as its last day: '' or a code."""
    if own:
        return "own"
    if not ground.strip():
        return "no_ground"
    return "order" if to_on < from_on else ""
