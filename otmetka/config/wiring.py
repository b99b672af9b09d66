"""Which providers fill which slots, and who reacts to which events: the only place that knows everyone."""

from otmetka.core import slots
from otmetka.grading.slots import row_summary


def wire() -> None:
    """Called once, when all packages are loaded."""
    slots.fill("journal.class_page.row", row_summary)
