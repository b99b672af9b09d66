"""Writing a cell of the class page."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record_many
from otmetka.core import clock
from otmetka.core.errors import Invalid, Stale
from otmetka.core.outbox import Event, publish_many
from otmetka.core.places import Place
from otmetka.journal.events import AttendancePut, MarkPut
from otmetka.journal.models import Attendance, Mark
from otmetka.journal.policy import LessonGate, lesson_to_write
from otmetka.journal.queries.cell import Cell, CellContext, cell_context, mark_limits
from otmetka.journal.rules.cell import CellState, Unreadable, next_state, read_cell
from otmetka.journal.rules.marks import CellFacts, check_mark
from otmetka.journal.services.works import first_work
from otmetka.journal.words import REFUSALS
from otmetka.timetable.services.touch_lesson import touch_lesson


@dataclass(frozen=True)
class Entry:
    """What was typed: ``seen`` are the mark and attendance rows that the client saw (0 = none)."""

    text: str
    work_id: int | None
    seen: tuple[int, int]
    command: UUID | None
    comment: str | None = None


@dataclass(frozen=True)
class Written:
    """The cell after writing, with its lesson and the work it belongs to."""

    cell: Cell
    gate: LessonGate
    work_id: int | None


def put_mark(*, actor: Actor, lesson_id: int, pupil_id: int, entry: Entry, now: datetime) -> Written:
    """Write, correct or clear a cell: mark of a work and attendance of its lesson.

    The same command twice writes once. Raises NotFound or Forbidden (gate), Invalid (not readable, not
    allowed by the rule), Stale with the current cell when somebody wrote it since ``seen``.
    """
    gate = lesson_to_write(actor, lesson_id, "journal.marks.write")
    context = _context(gate, pupil_id, entry)
    if entry.work_id is not None and context.cell.work_id is None:
        raise Invalid(_("Такой работы в уроке нет. Обновите страницу."))
    if context.repeated:
        return Written(context.cell, gate, context.cell.work_id)
    wanted = _wanted(context, entry)
    if wanted == context.cell.state and entry.comment in (None, context.cell.comment):
        return Written(context.cell, gate, context.cell.work_id)
    _refuse_stale(context.cell, entry)
    _check(gate, context, wanted, now)
    cell = _write(actor, gate, context, pupil_id, wanted, entry, now)
    return Written(cell, gate, cell.work_id)


def _context(gate: LessonGate, pupil_id: int, entry: Entry) -> CellContext:
    return cell_context(
        school_id=gate.school_id, lesson_id=gate.id, group_id=gate.group_id, on=gate.on,
        work_id=entry.work_id, pupil_id=pupil_id, command=entry.command,
    )  # fmt: skip


def _wanted(context: CellContext, entry: Entry) -> CellState:
    typed = read_cell(entry.text)
    if isinstance(typed, Unreadable):
        raise Invalid(REFUSALS[typed.code], reason=typed.code)
    return next_state(context.cell.state, typed)


def _refuse_stale(cell: Cell, entry: Entry) -> None:
    if entry.seen != (cell.mark_id, cell.attendance_id):
        raise Stale(_("Клетку успел изменить другой человек."), current=cell)


def _check(gate: LessonGate, context: CellContext, wanted: CellState, now: datetime) -> None:
    facts = CellFacts(
        lesson_on=gate.on, marking=gate.marking, year_closed=gate.year_closed, member=context.member,
        written=context.written, second_mark=context.second_mark,
    )  # fmt: skip
    limits = mark_limits(gate.school_id, gate.grade, gate.on)
    verdict = check_mark(wanted, facts, limits, clock.local_date(now, gate.timezone))
    if not verdict.allowed:
        raise Invalid(REFUSALS[verdict.code], reason=verdict.code)


def _write(
    actor: Actor, gate: LessonGate, context: CellContext, pupil_id: int, wanted: CellState, entry: Entry,
    now: datetime,
) -> Cell:  # fmt: skip
    """The rows of the change, its audit and its events; gives the new cell."""
    cell = replace(context.cell, state=wanted, by=actor.name.full, at=now)
    comment = (cell.comment if entry.comment is None else entry.comment) if wanted.value else ""
    trail = _Trail(gate, pupil_id)
    if wanted.value != context.cell.state.value or comment != context.cell.comment:
        cell = _write_mark(trail, actor, replace(cell, comment=comment), context.cell, entry, now)
    if wanted.attendance != context.cell.state.attendance:
        command = None if trail.changes else entry.command
        cell = _write_attendance(trail, actor, cell, context.cell, command, now)
    record_many(actor.who, trail.changes, now=now)
    publish_many(trail.events, now=now)
    if not gate.touched:
        touch_lesson(school_id=gate.school_id, lesson_id=gate.id, now=now)
    return cell


@dataclass
class _Trail:
    """Audit and events of one command, written together at its end."""

    gate: LessonGate
    pupil_id: int
    changes: list[Change] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def add(self, action: str, kind: str, fact_id: int, old: dict, new: dict, event: Event) -> None:
        place = Place("journal", kind, fact_id, self.gate.school_id)
        new = {**new, "lesson": self.gate.id}
        self.changes.append(Change(action, place, old=old, new=new, pupil_id=self.pupil_id))
        self.events.append(event)


def _write_mark(trail: _Trail, actor: Actor, cell: Cell, before: Cell, entry: Entry, now: datetime) -> Cell:
    gate = trail.gate
    work_id = cell.work_id or first_work(gate, now=now)
    mark = Mark.objects.create(
        school_id=gate.school_id, lesson_id=gate.id, work_id=work_id, pupil_id=trail.pupil_id, on=gate.on,
        value=cell.state.value, comment=cell.comment, predecessor_id=before.last_mark_id or None,
        author_id=actor.person_id, at=now, command=entry.command,
    )  # fmt: skip
    old = {"value": before.state.value, "comment": before.comment}
    new = {"value": mark.value, "comment": mark.comment, "work": work_id}
    event = MarkPut(gate.school_id, gate.id, work_id, trail.pupil_id, mark.id)
    trail.add("journal.mark.put", "mark", mark.id, old, new, event)
    return replace(cell, work_id=work_id, mark_id=mark.id if mark.value else 0, last_mark_id=mark.id)


def _write_attendance(
    trail: _Trail, actor: Actor, cell: Cell, before: Cell, command: UUID | None, now: datetime
) -> Cell:
    gate = trail.gate
    row = Attendance.objects.create(
        school_id=gate.school_id, lesson_id=gate.id, pupil_id=trail.pupil_id, on=gate.on,
        code=cell.state.attendance, predecessor_id=before.last_attendance_id or None,
        author_id=actor.person_id, at=now, command=command,
    )  # fmt: skip
    old, new = {"code": before.state.attendance}, {"code": row.code}
    event = AttendancePut(gate.school_id, gate.id, trail.pupil_id, row.id)
    trail.add("journal.attendance.put", "attendance", row.id, old, new, event)
    return replace(cell, attendance_id=row.id if row.code else 0, last_attendance_id=row.id)
