"""The days of a week, built by markup: some forty lessons are too many for template nodes (PLATFORM 2)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from otmetka.diary.queries.tasks import Task
from otmetka.diary.queries.week import Day, Line, Week
from otmetka.diary.web.signs import about_mark, absence_chip, absence_words, figures, mark_text
from otmetka.diary.web.tasks import attachments, tick
from otmetka.diary.words import clock_time, load_words, long_day, short_day
from otmetka.ui.markup import EMPTY, Markup, join, tag


@dataclass(frozen=True)
class Sheet:
    """What the days need beside their data; the words are looked up once for a page."""

    pupil_id: int
    timezone: str
    today: date
    may_tick: bool
    lesson: str
    mark: str
    weight: str
    room: str
    done: str
    tick: str
    due: str
    given: str
    until: str
    files: str
    minutes: str


def sheet_for(pupil_id: int, timezone: str, today: date, *, may_tick: bool) -> Sheet:
    """A sheet with its words."""
    return Sheet(
        pupil_id, timezone, today, may_tick,
        lesson=_("Урок"), mark=_("Отметка"), weight=_("вес"), room=_("каб."), done=_("сделано"),
        tick=_("Сделано"), due=_("К уроку"), given=_("Задано"), until=_("к"), files=_("Файлы к заданию"),
        minutes=_("мин"),
    )  # fmt: skip


def build_days(week: Week, sheet: Sheet) -> Markup:
    """All days in their order; the first one for a phone carries ``chosen``."""
    return join([_day(day, sheet, chosen=day.on == week.first) for day in week.days])


def build_strip(week: Week, today: date) -> Markup:
    """The days as a strip of links to their places in the page."""
    links = [
        tag(
            "li",
            tag(
                "a", tag("span", short_day(day.on)[:2]), tag("b", day.on.day), href=f"#d-{day.on}",
                aria_current="date" if day.on == week.first else None,
                aria_label=long_day(day.on),
                cls="today" if day.on == today else None,
            ),
        )
        for day in week.days
    ]  # fmt: skip
    return join(links)


def _day(day: Day, sheet: Sheet, *, chosen: bool) -> Markup:
    heading = f"h-{day.on}"
    today = tag("span", _("сегодня"), cls="chip") if day.on == sheet.today else EMPTY
    body = _lessons(day, sheet) if day.lines else tag("p", _why_free(day), cls="mute free")
    return tag(
        "section",
        tag("header", tag("h2", long_day(day.on), id=heading), today),
        tag("p", f"{_('На этот день')}: {load_words(day.load)}", cls="load") if day.load.tasks else EMPTY,
        body,
        _more(day, sheet),
        cls="day card chosen" if chosen else "day card", id=f"d-{day.on}", aria_labelledby=heading,
    )  # fmt: skip


def _why_free(day: Day) -> str:
    return day.free.title if day.free else _("Уроков нет")


def _lessons(day: Day, sheet: Sheet) -> Markup:
    return tag("ol", join([_line(line, sheet) for line in day.lines]), cls="lessons")


def _line(line: Line, sheet: Sheet) -> Markup:
    lesson = line.lesson
    starts, ends = (clock_time(moment, sheet.timezone) for moment in (lesson.starts_at, lesson.ends_at))
    where = [f"{starts}–{ends}", *lesson.teachers]
    if lesson.room:
        where.append(f"{sheet.room} {lesson.room}")
    group = tag("small", " ", lesson.group) if lesson.group else EMPTY
    return tag(
        "li",
        tag("span", tag("span", sheet.lesson, " ", cls="sr"), lesson.number, cls="no"),
        tag("h3", lesson.subject, group),
        _signs(line, sheet),
        tag("p", " · ".join(where), cls="where"),
        tag("p", lesson.topic, cls="topic") if lesson.topic else EMPTY,
        _told(line, sheet),
        join([_task(task, sheet, sheet.due, lesson.subject) for task in line.due]),
        _task(line.given, sheet, _given_words(line.given, sheet), lesson.subject) if line.given else EMPTY,
        id=f"l-{lesson.id}",
    )  # fmt: skip


def _signs(line: Line, sheet: Sheet) -> Markup:
    """At the right: the absence, then the marks as links to their story; a work that is still ahead."""
    marks = [
        tag(
            "a", tag("span", sheet.mark, " ", cls="sr"), figures(mark.value),
            href=f"/diary/{sheet.pupil_id}/mark/{mark.lesson_id}/", cls="mark big",
        )
        for mark in line.marks
    ]  # fmt: skip
    ahead = []
    if line.lesson.works and not marks and line.lesson.on >= sheet.today:
        ahead = [tag("span", work, cls="chip amber") for work in line.lesson.works]
    return tag("span", absence_chip(line.absence), *marks, *ahead, cls="signs")


def _told(line: Line, sheet: Sheet) -> Markup:
    """The words of what stands at the right."""
    told = [tag("p", absence_words(line.absence), cls="told")] if line.absence else []
    for mark in line.marks:
        about = about_mark(mark, sheet.weight)
        told.append(
            tag("p", f"{mark_text(mark.value)}: {about}" if len(line.marks) > 1 else about, cls="told")
        )
    return join(told)


def _given_words(task: Task, sheet: Sheet) -> str:
    if task.due_on is None:
        return sheet.given
    return f"{sheet.given} {sheet.until} {short_day(task.due_on)}"


def _task(task: Task, sheet: Sheet, label: str, subject: str) -> Markup:
    minutes = tag("small", f" ≈ {task.minutes} {sheet.minutes}") if task.minutes else EMPTY
    name = f"{sheet.tick}: {task.subject or subject}"
    return tag(
        "div",
        tick(task, name, may_tick=sheet.may_tick, done_word=sheet.done),
        tag(
            "div",
            tag("p", tag("span", label, ": ", cls="lab"), task.text, minutes),
            attachments(task, sheet.files),
        ),
        cls="task",
    )  # fmt: skip


def _more(day: Day, sheet: Sheet) -> Markup:
    """Tasks due on a day without a lesson of their group."""
    return join([_task(task, sheet, task.subject, task.subject) for task in day.more])
