"""Which providers fill which slots, and who reacts to which events: the only place that knows everyone."""

from otmetka.core import slots
from otmetka.diary.policy import may_read_file as family_may_read_file
from otmetka.exchange.handlers import subscribe_all as lessons_follow_imports
from otmetka.grading.slots import row_summary
from otmetka.journal.files import may_read_file as staff_may_read_file
from otmetka.timetable.handlers import subscribe_all as lessons_follow_their_sources


def wire() -> None:
    """Called once, when all packages are loaded."""
    slots.fill("journal.class_page.row", row_summary)
    slots.fill("files.readers", staff_may_read_file)
    slots.fill("files.readers", family_may_read_file)
    lessons_follow_their_sources()
    lessons_follow_imports()
