"""Many facts of a school at once: history of another system, the demo, a restored month."""

from otmetka.journal.services.bulk.batch import (
    AttendanceRow,
    FactBatch,
    HomeworkRow,
    MarkRow,
    RecordRow,
    WorkRow,
)
from otmetka.journal.services.bulk.load import Loaded, load_facts

__all__ = [
    "AttendanceRow", "FactBatch", "HomeworkRow", "Loaded", "MarkRow", "RecordRow", "WorkRow", "load_facts",
]  # fmt: skip
