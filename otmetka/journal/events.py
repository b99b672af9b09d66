"""What happens in the journal."""

from dataclasses import dataclass

from otmetka.core.outbox import Event


@dataclass(frozen=True)
class MarkPut(Event):
    """A cell was written, corrected or cleared."""

    lesson_id: int
    work_id: int
    pupil_id: int
    mark_id: int


@dataclass(frozen=True)
class AttendancePut(Event):
    """A pupil's absence or lateness at a lesson was written, corrected or cleared."""

    lesson_id: int
    pupil_id: int
    attendance_id: int


@dataclass(frozen=True)
class LessonRecorded(Event):
    """The topic of a lesson was written."""

    lesson_id: int
    record_id: int


@dataclass(frozen=True)
class HomeworkSet(Event):
    """The homework of a lesson was set or changed."""

    lesson_id: int
    homework_id: int


@dataclass(frozen=True)
class FactsLoaded(Event):
    """Many facts were loaded at once, for lessons between two days (ISO, both included).

    One event for a whole batch: an event for each of a hundred thousand marks would send a notice for
    each to a family, about what happened months ago. Who reacts reads again what the days hold.
    """

    first_on: str
    last_on: str
    works: int
    marks: int
    attendance: int
    records: int
    homework: int
