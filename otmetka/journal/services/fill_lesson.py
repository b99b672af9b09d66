"""Filling in a lesson: topic, homework and absences on one screen, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record_many
from otmetka.core import clock
from otmetka.core.errors import Invalid, Stale
from otmetka.core.outbox import Event, publish_many
from otmetka.core.places import Place
from otmetka.journal.events import AttendancePut, HomeworkSet, LessonRecorded
from otmetka.journal.models import Attendance, Homework, HomeworkFile, LessonRecord, PlanTopic
from otmetka.journal.policy import LessonGate, lesson_to_write
from otmetka.journal.queries.lesson_page import Attendee, LessonHead, attendees, homework_files, lesson_head
from otmetka.journal.rules.cell import ATTENDANCE
from otmetka.journal.rules.lessons import check_due
from otmetka.journal.words import REFUSALS
from otmetka.timetable.services.touch_lesson import touch_lesson


@dataclass(frozen=True)
class Filling:
    """What the lesson page sends; ``seen_*`` are the versions it was opened on (0 = none)."""

    topic: str
    plan_topic_id: int | None
    homework: str
    minutes: int | None
    due_on: date | None
    seen_record: int
    seen_homework: int
    file_ids: tuple[int, ...] = ()
    attendance: dict[int, tuple[str, int]] = field(default_factory=dict)


@dataclass
class _Work:
    """One filling under way: its trail and its events are written together at the end."""

    actor: Actor
    gate: LessonGate
    now: datetime
    changes: list[Change] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def note(self, action: str, kind: str, fact_id: int, old, new, event: Event, pupil_id: int | None = None):
        place = Place("journal", kind, fact_id, self.gate.school_id)
        self.changes.append(Change(action, place, old=old, new=new, pupil_id=pupil_id))
        self.events.append(event)


def fill_lesson(*, actor: Actor, lesson_id: int, filling: Filling, now: datetime) -> bool:
    """Write what differs from what stands; tells whether anything did.

    Raises NotFound, Forbidden (gate); Invalid with ``fields``; Stale when topic, homework or an absence
    was changed by another person since the page was opened.
    """
    gate = lesson_to_write(actor, lesson_id, "journal.lessons.write")
    _check(gate, filling, now)
    head = lesson_head(gate.school_id, gate.id)
    work = _Work(actor, gate, now)
    _write_topic(work, head, filling)
    _write_homework(work, head, filling)
    _write_absences(work, filling)
    record_many(actor.who, work.changes, now=now)
    publish_many(work.events, now=now)
    if work.changes and not gate.touched:
        touch_lesson(school_id=gate.school_id, lesson_id=gate.id, now=now)
    return bool(work.changes)


def _check(gate: LessonGate, filling: Filling, now: datetime) -> None:
    fields = {}
    if gate.year_closed:
        raise Invalid(REFUSALS["year_closed"])
    if gate.on > clock.local_date(now, gate.timezone) and (filling.topic or filling.attendance):
        fields["topic"] = _("Урок ещё не наступил: заранее можно записать только задание.")
    if len(filling.topic) > 500:
        fields["topic"] = str(REFUSALS["topic_too_long"])
    if code := check_due(gate.on, filling.due_on):
        fields["due_on"] = str(REFUSALS[code])
    if fields:
        raise Invalid(next(iter(fields.values())), fields=fields)


def _write_topic(work: _Work, head: LessonHead, filling: Filling) -> None:
    topic = " ".join(filling.topic.split())
    if (topic, filling.plan_topic_id) == (head.topic, head.plan_topic_id) or not (topic or head.record_id):
        return
    if filling.seen_record != head.record_id:
        raise Stale(_("Тему успел записать другой человек: %(topic)s") % {"topic": head.topic}, field="topic")
    gate = work.gate
    record = LessonRecord.objects.create(
        school_id=gate.school_id,
        lesson_id=gate.id,
        topic=topic,
        plan_topic_id=_own_plan_topic(gate, filling.plan_topic_id),
        predecessor_id=head.record_id or None,
        author_id=work.actor.person_id,
        at=work.now,
    )
    event = LessonRecorded(gate.school_id, gate.id, record.id)
    new = {"topic": topic, "plan_topic": record.plan_topic_id, "lesson": gate.id}
    work.note("journal.lesson.recorded", "record", record.id, {"topic": head.topic}, new, event)


def _own_plan_topic(gate: LessonGate, plan_topic_id: int | None) -> int | None:
    """The topic if it belongs to the plan of this very group; another group's is not taken."""
    own = PlanTopic.objects.filter(
        school_id=gate.school_id, id=plan_topic_id, plan__group_id=gate.group_id
    ).exists()
    return plan_topic_id if own else None


def _write_homework(work: _Work, head: LessonHead, filling: Filling) -> None:
    gate, text = work.gate, filling.homework.strip()
    files = (
        {file.id for file in homework_files(gate.school_id, head.homework_id)} if head.homework_id else set()
    )
    before = (head.homework, head.minutes, head.due_on, files)
    after = (text, filling.minutes, filling.due_on, set(filling.file_ids))
    if before == after or not (text or after[3] or head.homework_id):
        return
    if filling.seen_homework != head.homework_id:
        raise Stale(
            _("Задание успел записать другой человек: %(text)s") % {"text": head.homework}, field="homework"
        )
    homework = _add_homework(work, head, filling, text)
    old = _homework_plain(head.homework, head.minutes, head.due_on, files)
    new = _homework_plain(text, filling.minutes, filling.due_on, filling.file_ids)
    event = HomeworkSet(gate.school_id, gate.id, homework.id)
    work.note("journal.homework.set", "homework", homework.id, old, {**new, "lesson": gate.id}, event)


def _add_homework(work: _Work, head: LessonHead, filling: Filling, text: str) -> Homework:
    """The next version with the files that belong to it."""
    homework = Homework.objects.create(
        school_id=work.gate.school_id,
        lesson_id=work.gate.id,
        text=text,
        minutes=filling.minutes,
        due_on=filling.due_on,
        predecessor_id=head.homework_id or None,
        author_id=work.actor.person_id,
        at=work.now,
    )
    HomeworkFile.objects.bulk_create(
        HomeworkFile(school_id=work.gate.school_id, homework_id=homework.id, file_id=file_id)
        for file_id in filling.file_ids
    )
    return homework


def _homework_plain(text: str, minutes: int | None, due_on: date | None, files: Iterable[int]) -> dict:
    """A version of a homework as the trail keeps it."""
    return {"text": text, "minutes": minutes, "due_on": _day(due_on), "files": sorted(files)}


def _write_absences(work: _Work, filling: Filling) -> None:
    if not filling.attendance:
        return
    gate = work.gate
    there = {attendee.pupil_id: attendee for attendee in attendees(gate.school_id, gate.id)}
    for pupil_id, (code, seen) in filling.attendance.items():
        attendee = there.get(pupil_id)
        if attendee is None:
            raise Invalid(REFUSALS["not_enrolled"])
        if code and code not in ATTENDANCE:
            raise Invalid(REFUSALS["unknown_sign"])
        if code != attendee.code:
            _write_absence(work, attendee, code, seen)


def _write_absence(work: _Work, attendee: Attendee, code: str, seen: int) -> None:
    gate = work.gate
    if seen != attendee.attendance_id:
        message = _("Отсутствие ученика %(name)s успел изменить другой человек.") % {"name": attendee.label}
        raise Stale(message, field="attendance")
    if attendee.marks and code and code != "о":
        message = _("У ученика %(name)s на этом уроке стоит отметка: сначала уберите её.") % {
            "name": attendee.label
        }
        raise Invalid(message, fields={f"a-{attendee.pupil_id}": message})
    row = Attendance.objects.create(
        school_id=gate.school_id,
        lesson_id=gate.id,
        pupil_id=attendee.pupil_id,
        on=gate.on,
        code=code,
        predecessor_id=_last_attendance(gate, attendee.pupil_id),
        author_id=work.actor.person_id,
        at=work.now,
    )
    event = AttendancePut(gate.school_id, gate.id, attendee.pupil_id, row.id)
    old, new = {"code": attendee.code}, {"code": code, "lesson": gate.id}
    work.note("journal.attendance.put", "attendance", row.id, old, new, event, attendee.pupil_id)


def _last_attendance(gate: LessonGate, pupil_id: int) -> int | None:
    """The last row, also one that cleared; the lesson is locked, so nobody adds another meanwhile."""
    rows = Attendance.objects.filter(school_id=gate.school_id, lesson_id=gate.id, pupil_id=pupil_id)
    return rows.order_by("-id").values_list("id", flat=True).first()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
