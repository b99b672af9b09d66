"""Parsing the lesson page's form."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.journal.queries.lesson_page import Attendee, LessonHead
from otmetka.journal.services.fill_lesson import Filling


@dataclass(frozen=True)
class LessonForm:
    """What stands in the fields: of the lesson, or as it was typed."""

    topic: str
    homework: str
    minutes: str
    due_on: date | None
    seen_record: int
    seen_homework: int

    @classmethod
    def of(cls, head: LessonHead) -> "LessonForm":
        """The fields of a lesson as it stands."""
        minutes = "" if head.minutes is None else str(head.minutes)
        return cls(head.topic, head.homework, minutes, head.due_on, head.record_id, head.homework_id)

    @classmethod
    def typed(cls, data: QueryDict) -> "LessonForm":
        """The fields as they were typed, shown again after an error."""
        return cls(
            data.get("topic", ""),
            data.get("homework", ""),
            data.get("minutes", ""),
            _date(data.get("due_on", "")),
            _number(data.get("seen_record")),
            _number(data.get("seen_homework")),
        )


def parse_filling(data: QueryDict, plan_topics: dict[str, int], kept: tuple[int, ...]) -> Filling:
    """The service's argument from the form. Raises Invalid with ``fields`` for minutes that are no number."""
    form = LessonForm.typed(data)
    minutes = form.minutes.strip()
    if minutes and not (minutes.isdecimal() and int(minutes) <= 300):
        reason = _("Минуты пишут целым числом до 300.")
        raise Invalid(reason, fields={"minutes": reason})
    topic = " ".join(form.topic.split())
    return Filling(
        topic=topic,
        plan_topic_id=plan_topics.get(topic),
        homework=form.homework.replace("\x00", ""),
        minutes=int(minutes) if minutes else None,
        due_on=form.due_on,
        seen_record=form.seen_record,
        seen_homework=form.seen_homework,
        file_ids=kept,
        attendance=_attendance(data),
    )


def with_typed_codes(attendees: list[Attendee], data: QueryDict) -> list[Attendee]:
    """The list of pupils with the codes as they were chosen in a form that was refused."""
    return [
        replace(
            attendee,
            code=data.get(f"a-{attendee.pupil_id}", attendee.code),
            attendance_id=_number(data.get(f"s-{attendee.pupil_id}", attendee.attendance_id)),
        )
        for attendee in attendees
    ]


def _attendance(data: QueryDict) -> dict[int, tuple[str, int]]:
    pupils = [key[2:] for key in data if key.startswith("a-") and key[2:].isdecimal()]
    return {int(pupil): (data[f"a-{pupil}"], _number(data.get(f"s-{pupil}"))) for pupil in pupils}


def _number(text: str | int | None) -> int:
    return int(text) if str(text or "").isdecimal() else 0


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
