"""How a cell looks: the same on the page, in the reply to a save and among the changes."""

from typing import Any

from otmetka.journal.queries.cell import Cell
from otmetka.journal.rules.cell import ABSENCES, DEBT, LATE
from otmetka.journal.words import ATTENDANCE, VALUES


def cell_text(value: str, attendance: str) -> str:
    """«5», «н», «о 5», «н 4»."""
    return f"{attendance} {value}".strip()


def cell_class(value: str, attendance: str) -> str:
    """The class of a cell: the mark's colour, or the kind of absence."""
    if value[:1].isdigit():
        return f"m{value[0]}"
    if value == DEBT:
        return "dot"
    if attendance in ABSENCES:
        return "abs"
    return "late" if attendance == LATE else ""


def cell_title(value: str, attendance: str, comment: str) -> str:
    """The words behind the signs, and the comment."""
    words = [str(ATTENDANCE[attendance])] if attendance else []
    words += [str(VALUES[value])] if value in VALUES else []
    words += [comment] if comment else []
    return "; ".join(words)


def cell_reply(cell: Cell) -> dict[str, Any]:
    """A cell as the page's script takes it."""
    state = cell.state
    note = " note" if cell.comment else ""
    return {
        "text": cell_text(state.value, state.attendance),
        "cls": cell_class(state.value, state.attendance) + note,
        "title": cell_title(state.value, state.attendance, cell.comment),
        "seen": [cell.mark_id or None, cell.attendance_id or None],
        "work": cell.work_id,
        "by": cell.by,
        "at": cell.at.isoformat() if cell.at else None,
    }
