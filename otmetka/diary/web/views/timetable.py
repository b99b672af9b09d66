"""The timetable of a week, and the page «Ещё»."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.diary.queries.frame import Frame
from otmetka.diary.queries.lessons import DiaryLesson, lessons_of
from otmetka.diary.rules.week import days_of_week, monday_of
from otmetka.diary.web.frame import open_frame, page_context
from otmetka.diary.words import clock_time, long_day, span


def now(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Lead to this week's timetable."""
    frame = open_frame(request, pupil_id)
    return HttpResponseRedirect(reverse("diary:timetable", args=[pupil_id, monday_of(frame.today)]))


def timetable(request: HttpRequest, pupil_id: int, day: date) -> HttpResponse:
    """Lessons of the week that holds ``day``: number, time, subject, room, teacher."""
    monday = monday_of(day)
    frame = open_frame(request, pupil_id, (monday, monday + timedelta(days=6)))
    lessons = lessons_of(
        school_id=frame.child.school_id, pupil_id=pupil_id, start=monday, end=monday + timedelta(days=6)
    )
    days = _days(frame, monday, lessons)
    last = monday + timedelta(days=5)
    return render(
        request,
        "diary/timetable/timetable.html",
        {
            **page_context(frame, "timetable-now", _("Расписание: %(days)s") % {"days": span(monday, last)}),
            "days": days,
            "before": reverse("diary:timetable", args=[pupil_id, monday - timedelta(days=7)]),
            "after": reverse("diary:timetable", args=[pupil_id, monday + timedelta(days=7)]),
        },
    )


def more(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """What has no place under the thumb."""
    frame = open_frame(request, pupil_id)
    return render(request, "diary/timetable/more.html", page_context(frame, "more", _("Ещё")))


def _days(frame: Frame, monday: date, lessons: list[DiaryLesson]) -> list[dict[str, Any]]:
    by_day: dict[date, list[DiaryLesson]] = defaultdict(list)
    for lesson in lessons:
        by_day[lesson.on].append(lesson)
    return [
        {
            "title": long_day(on),
            "today": on == frame.today,
            "free": _free_words(frame, on),
            "lessons": [_lesson(lesson, frame.timezone) for lesson in by_day[on]],
        }
        for on in days_of_week(monday, by_day)
    ]


def _free_words(frame: Frame, on: date) -> str:
    free = frame.free_on(on)
    return free.title if free else _("Уроков нет")


def _lesson(lesson: DiaryLesson, timezone: str) -> dict[str, Any]:
    return {
        "number": lesson.number,
        "time": f"{clock_time(lesson.starts_at, timezone)}–{clock_time(lesson.ends_at, timezone)}",
        "subject": lesson.subject,
        "group": lesson.group,
        "room": lesson.room,
        "teachers": ", ".join(lesson.teachers),
    }
