"""The days of a week, built by markup: some forty lessons are too many for template nodes (PLATFORM 2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from otmetka.diary.queries.lessons import DiaryLesson
from otmetka.diary.queries.tasks import Task
from otmetka.diary.queries.week import Day, Line, Week
from otmetka.diary.web.signs import about_mark, absence_chip, absence_words, figures, mark_text
from otmetka.diary.web.tasks import attachments, tick
from otmetka.diary.words import clock_time, load_words, long_day, short_day
from otmetka.ui.markup import EMPTY, HOLE, Markup, Pattern, join, tag


@dataclass(frozen=True)
class Sheet:
    """What the days need beside their data; the words are looked up once for a page."""

    pupil_id: int
    timezone: str
    today: date
    last: date
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


def sheet_for(pupil_id: int, timezone: str, today: date, last: date, *, may_tick: bool) -> Sheet:
    """A sheet with its words; ``last`` is the last day of the page."""
    return Sheet(
        pupil_id, timezone, today, last, may_tick,
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
    lines = join([_line(line, sheet) for line in day.lines])
    return tag(
        "section",
        tag("header", tag("h2", long_day(day.on), id=heading), today),
        tag("p", f"{_('На этот день')}: {load_words(day.load)}", cls="load") if day.load.tasks else EMPTY,
        tag("ol", lines, cls="lessons") if lines else tag("p", _why_free(day), cls="mute free"),
        join([_task(task, sheet, task.subject) for task in day.more]),
        cls="day card chosen" if chosen else "day card", id=f"d-{day.on}", aria_labelledby=heading,
    )  # fmt: skip


def _why_free(day: Day) -> str:
    return day.free.title if day.free else _("Уроков нет")


# What stands in each of some forty lessons, made once: holes in the order of the markup
_LINE = Pattern(
    tag(
        "li",
        tag("span", tag("span", HOLE, " ", cls="sr"), HOLE, cls="no"),
        tag("h3", HOLE, HOLE),
        tag("span", HOLE, cls="signs"),
        tag("p", HOLE, cls="where"),
        HOLE,
    )
)
_MARK = Pattern(
    tag("a", tag("span", HOLE, " ", cls="sr"), HOLE, href=f"/diary/{HOLE}/mark/{HOLE}/", cls="mark big")
)
_TASK = Pattern(
    tag("div", HOLE, tag("div", tag("p", tag("span", HOLE, ": ", cls="lab"), HOLE, HOLE), HOLE), cls="task")
)
_GIVEN = Pattern(tag("p", tag("span", HOLE, ": ", cls="lab"), HOLE, HOLE, cls="given"))
_TOPIC = Pattern(tag("p", HOLE, cls="topic"))
_TOLD = Pattern(tag("p", HOLE, cls="told"))
_SMALL = Pattern(tag("small", " ", HOLE))


def _line(line: Line, sheet: Sheet) -> Markup:
    lesson = line.lesson
    return _LINE.fill(
        sheet.lesson,
        lesson.number,
        lesson.subject,
        _SMALL.fill(lesson.group) if lesson.group else EMPTY,
        _signs(line, sheet),
        _where(lesson, sheet),
        join(_below(line, sheet)),
    )


def _where(lesson: DiaryLesson, sheet: Sheet) -> str:
    starts, ends = (clock_time(moment, sheet.timezone) for moment in (lesson.starts_at, lesson.ends_at))
    where = [f"{starts}–{ends}", *lesson.teachers]
    if lesson.room:
        where.append(f"{sheet.room} {lesson.room}")
    return " · ".join(where)


def _signs(line: Line, sheet: Sheet) -> Markup:
    """At the right: the absence, then the marks as links to their story; a work that is still ahead."""
    signs = [absence_chip(line.absence)] if line.absence else []
    for mark in line.marks:
        signs.append(_MARK.fill(sheet.pupil_id, mark.lesson_id, sheet.mark, figures(mark.value)))
    if line.lesson.works and not line.marks and line.lesson.on >= sheet.today:
        signs += [tag("span", work, cls="chip amber") for work in line.lesson.works]
    return join(signs)


def _below(line: Line, sheet: Sheet) -> Iterator[Markup]:
    """Under the subject: the topic, the words of what stands at the right, what was asked and set."""
    if line.lesson.topic:
        yield _TOPIC.fill(line.lesson.topic)
    if line.absence:
        yield _TOLD.fill(absence_words(line.absence))
    for mark in line.marks:
        about = about_mark(mark, sheet.weight)
        yield _TOLD.fill(f"{mark_text(mark.value)}: {about}" if len(line.marks) > 1 else about)
    for task in line.due:
        yield _task(task, sheet, sheet.due)
    if line.given:
        yield _given(line.given, sheet)


def _given(task: Task, sheet: Sheet) -> Markup:
    """What was set at the lesson; its tick and files stand once in a week, at the day it is due to."""
    label = f"{sheet.given} {sheet.until} {short_day(task.due_on)}" if task.due_on else sheet.given
    if task.due_on is None or task.due_on > sheet.last:
        return _task(task, sheet, label)
    return _GIVEN.fill(label, task.text, _minutes(task, sheet))


def _task(task: Task, sheet: Sheet, label: str) -> Markup:
    name = f"{sheet.tick}: {task.subject}"
    return _TASK.fill(
        tick(task, name, may_tick=sheet.may_tick, done_word=sheet.done),
        label,
        task.text,
        _minutes(task, sheet),
        attachments(task, sheet.files),
    )


def _minutes(task: Task, sheet: Sheet) -> Markup:
    return _SMALL.fill(f"≈ {task.minutes} {sheet.minutes}") if task.minutes else EMPTY
