"""Whether an entry may stand in a cell. Pure: facts, limits and now come in, a code goes out."""

from dataclasses import dataclass
from datetime import date

from otmetka.journal.rules.cell import ABSENCES, DEBT, EXEMPT, LATE, PASS_CODES, CellState


@dataclass(frozen=True)
class MarkLimits:
    """Numbers of the act in force on the lesson's date.

    ``scale``: figures that are marks; ``beside_absence``: whether a mark may stand beside an absence:
    never, for written works (made up later), or always.
    """

    scale: tuple[int, ...]
    beside_absence: str


@dataclass(frozen=True)
class CellFacts:
    """What is true of the cell: of its lesson, its group, its work and its pupil on that day."""

    lesson_on: date
    marking: str
    year_closed: bool
    member: bool
    written: bool
    second_mark: bool


@dataclass(frozen=True)
class Verdict:
    """``code`` is '' when allowed; otherwise it names the refusal (words stand in ``journal.words``)."""

    code: str = ""

    @property
    def allowed(self) -> bool:
        """Whether the entry may be written."""
        return not self.code


def check_mark(new: CellState, facts: CellFacts, limits: MarkLimits, today: date) -> Verdict:
    """Check an entry against the lesson, the group's marking form and the scale of the act."""
    if facts.year_closed:
        return Verdict("year_closed")
    if not facts.member:
        return Verdict("not_enrolled")
    if facts.lesson_on > today:
        return Verdict("lesson_ahead")
    return _check_value(new, facts, limits)


def _check_value(new: CellState, facts: CellFacts, limits: MarkLimits) -> Verdict:
    marks = new.value.split()
    if not marks:
        return Verdict()
    if facts.marking == "none":
        return Verdict("no_marks_here")
    if len(marks) == 2 and not facts.second_mark:
        return Verdict("one_mark_only")
    if not all(_known(mark, facts.marking, limits) for mark in marks):
        return Verdict("not_in_scale")
    if new.attendance in ABSENCES and not _may_stand_beside_absence(facts, limits):
        return Verdict("absent")
    return Verdict()


def _known(mark: str, marking: str, limits: MarkLimits) -> bool:
    if mark in (DEBT, EXEMPT):
        return True
    if marking == "pass":
        return mark in PASS_CODES
    return mark.isdigit() and int(mark) in limits.scale


def _may_stand_beside_absence(facts: CellFacts, limits: MarkLimits) -> bool:
    if limits.beside_absence == "always":
        return True
    return limits.beside_absence == "written" and facts.written


def counts_as_absence(attendance: str) -> bool:
    """Whether a code is an absence: lateness is not."""
    return attendance in ABSENCES and attendance != LATE
