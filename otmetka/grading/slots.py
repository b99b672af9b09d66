"""What grading puts into the slots of the class page."""

from collections.abc import Iterable

from otmetka.grading.rules.averages import Weighted, counted, shown
from otmetka.grading.words import explain


def row_summary(cells: Iterable[Weighted]) -> tuple[str, str]:
    """The average of one pupil's row and how it was counted, from (value, weight) of its cells."""
    parts = counted(cells)
    return shown(parts.average), explain(parts)
