"""What stands around every page of the diary: the children and the five sections under the thumb."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.access.actor import Child
from otmetka.diary.policy import child_to_read
from otmetka.diary.queries.frame import Frame, frame_of


@dataclass(frozen=True)
class Pill:
    """A child in the switch on top."""

    title: str
    url: str
    current: bool


def open_frame(request: HttpRequest, pupil_id: int, days: tuple[date, date] | None = None) -> Frame:
    """Gate and frame of a page of ``pupil_id``. Raises NotFound."""
    child = child_to_read(request.actor, pupil_id)
    now: datetime = request.now
    return frame_of(child, request.actor.children, now=now, days=days)


def page_context(frame: Frame, section: str, title: str, over: str = "") -> dict[str, Any]:
    """The context that ``diary/frame.html`` draws; ``section`` is the name of the section's URL."""
    return {
        "page": {"title": title, "over": over or _over(frame)},
        "child": frame.child,
        "pills": [_pill(child, name, frame.child, section) for child, name in frame.children],
        "sections": {"menu": _sections(frame.child.pupil_id, section)},
    }


def _over(frame: Frame) -> str:
    return " · ".join(part for part in (frame.child.name.listed, frame.class_name, frame.school_name) if part)


def _pill(child: Child, class_name: str, current: Child, section: str) -> Pill:
    name = child.name.given or child.name.surname
    title = f"{name}, {class_name}" if class_name else name
    return Pill(title, reverse(f"diary:{section}", args=[child.pupil_id]), child == current)


def _sections(pupil_id: int, current: str) -> list[dict[str, Any]]:
    diary = reverse("diary:now", args=[pupil_id])
    # five look-ups by name would cost a tenth of the page
    rows = (
        ("now", diary, _("Дневник"), "diary"),
        ("marks-now", f"{diary}marks/", _("Отметки"), "marks"),
        ("homework", f"{diary}homework/", _("Задания"), "plan"),
        ("timetable-now", f"{diary}timetable/", _("Расписание"), "timetable"),
        ("more", f"{diary}more/", _("Ещё"), "more"),
    )
    return [
        {"url": url, "title": title, "icon": icon, "current": name == current}
        for name, url, title, icon in rows
    ]
