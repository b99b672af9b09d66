"""«Сегодня»: the start page of everyone who teaches or controls."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from otmetka.core import clock
from otmetka.journal.queries.today import day_lessons
from otmetka.schools.models import School


def show(request: HttpRequest) -> HttpResponse:
    """The lessons of a day: one's own, and those of the class or the school that lack a topic."""
    actor = request.actor
    timezone = School.objects.values_list("timezone", flat=True).get(id=actor.school_id)
    today = clock.local_date(request.now, timezone)
    day = _day(request.GET.get("day", ""), today)
    lessons = day_lessons(actor, day)
    mine = [lesson for lesson in lessons if lesson.mine]
    others = [lesson for lesson in lessons if not lesson.mine]
    over = [lesson for lesson in others if lesson.ends_at <= request.now]
    context = {
        "page": {"title": _("Сегодня") if day == today else _("День"), "over": date_format(day, "l, j E Y")},
        "timezone": timezone,
        "now": request.now,
        "day": day,
        "today": today,
        "before": _school_day(day, -1),
        "after": _school_day(day, 1),
        "mine": mine,
        "mine_filled": sum(lesson.filled for lesson in mine),
        "school": others,
        "school_title": _title(actor),
        "over": len(over),
        "open": [lesson for lesson in over if not lesson.filled],
        "reason": _("Выходной, каникулы или расписание ещё не опубликовано."),
    }
    return render(request, "journal/today/show.html", context)


def _title(actor) -> str:
    whole = "school" in actor.relations("journal.class_page.read")
    return _("Уроки школы") if whole else _("Уроки моего класса")


def _day(text: str, today: date) -> date:
    try:
        return parse_date(text) or today
    except ValueError:
        return today


def _school_day(day: date, step: int) -> date:
    """The next or the previous day, Sundays left out."""
    day += timedelta(days=step)
    return day + timedelta(days=step) if day.isoweekday() == 7 else day
