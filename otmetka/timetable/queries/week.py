"""The week of a class, a teacher or a room by its real dates: six SQL queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from otmetka.core.clock import local
from otmetka.core.errors import NotFound
from otmetka.core.names import Name
from otmetka.schools.models import GroupClass, School
from otmetka.timetable.models import Lesson, LessonTeacher
from otmetka.timetable.queries.lesson_sources import calendar_spans
from otmetka.timetable.queries.names import (
    Choice,
    class_choices,
    class_order,
    room_choices,
    teacher_choices,
    year_of,
)
from otmetka.timetable.rules.school_days import SchoolCalendar

KINDS = ("classes", "teachers", "rooms")
_FIELDS = (
    "id", "on", "number", "starts_at", "ends_at", "group__classes_label", "group__subject__name",
    "group__name", "room__code",
)  # fmt: skip


@dataclass(frozen=True)
class LessonLine:
    """A lesson in a week; ``subject`` is what a class sees first, ``who`` what a teacher sees first."""

    id: int
    number: int
    starts: str
    ends: str
    classes: str
    subject: str
    group: str
    room: str
    teachers: str


@dataclass(frozen=True)
class NumberRow:
    """All lessons of one number on a day: groups in parallel stand together."""

    number: int
    lessons: tuple[LessonLine, ...]


@dataclass(frozen=True)
class WeekDay:
    """A day; ``off`` is the calendar's reason when there is no school."""

    on: date
    today: bool
    off: str
    rows: tuple[NumberRow, ...]
    count: int


@dataclass(frozen=True)
class Week:
    """What the page shows."""

    kind: str
    chosen: Choice
    choices: list[Choice]
    days: list[WeekDay]
    monday: date
    cycle_week: int
    year_title: str

    @property
    def sunday(self) -> date:
        """The last day of the week."""
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> date:
        """The Monday before."""
        return self.monday - timedelta(days=7)

    @property
    def after(self) -> date:
        """The Monday after."""
        return self.monday + timedelta(days=7)


def week_of(school_id: int, kind: str, chosen_id: int | None, on: date, *, now: datetime) -> Week | None:
    """The week that holds ``on``; None before the school has a year or anything to show."""
    year = year_of(school_id, on)
    choices = _choices(kind, school_id, year.id) if year else []
    if not choices:
        return None
    chosen = next((c for c in choices if c.id == chosen_id), None) if chosen_id else choices[0]
    if chosen is None:
        raise NotFound("")
    monday = on - timedelta(days=on.isoweekday() - 1)
    timezone = School.objects.values_list("timezone", flat=True).get(id=school_id)
    calendar = SchoolCalendar(year.starts_on, year.ends_on, calendar_spans(school_id, year.id))
    lines = lesson_lines(_lessons(kind, school_id, chosen.id), school_id, monday, timezone)
    grade = _grade(kind, chosen)
    days = _days(lines, monday, calendar, grade, local(now, timezone).date())
    return Week(kind, chosen, choices, days, monday, calendar.week_of(monday), year.title)


def _choices(kind: str, school_id: int, year_id: int) -> list[Choice]:
    if kind == "classes":
        return class_choices(school_id, year_id)
    return teacher_choices(school_id, year_id) if kind == "teachers" else room_choices(school_id)


def _lessons(kind: str, school_id: int, chosen_id: int) -> QuerySet[Lesson]:
    lessons = Lesson.objects.filter(school_id=school_id)
    if kind == "classes":
        groups = GroupClass.objects.filter(school_id=school_id, school_class_id=chosen_id)
        return lessons.filter(group_id__in=groups.values("group_id"))
    if kind == "teachers":
        own = LessonTeacher.objects.filter(school_id=school_id, teacher_id=chosen_id)
        return lessons.filter(id__in=own.values("lesson_id"))
    return lessons.filter(room_id=chosen_id)


def lesson_lines(
    lessons: QuerySet[Lesson], school_id: int, monday: date, timezone: str, *, days: int = 7
) -> dict[date, list[LessonLine]]:
    """Lines of the lessons of some days with their teachers, by day. Two queries."""
    span = (monday, monday + timedelta(days=days - 1))
    rows = list(
        lessons.filter(on__range=span)
        .order_by("on", "number", "group__classes_label", "group__name")
        .values_list(*_FIELDS)
    )
    teachers = _teachers(school_id, [row[0] for row in rows])
    lines: dict[date, list[LessonLine]] = defaultdict(list)
    for pk, on, number, starts, ends, classes, subject, group, room in rows:
        times = [local(moment, timezone).strftime("%H:%M").lstrip("0") for moment in (starts, ends)]
        who = ", ".join(teachers.get(pk, ()))
        lines[on].append(LessonLine(pk, number, *times, classes, subject, group, room or "", who))
    return lines


def _teachers(school_id: int, lesson_ids: list[int]) -> dict[int, list[str]]:
    rows = LessonTeacher.objects.filter(school_id=school_id, lesson_id__in=lesson_ids)
    fields = ("lesson_id", "teacher__surname", "teacher__given", "teacher__patronymic")
    found: dict[int, list[str]] = defaultdict(list)
    for lesson_id, *name in rows.order_by("teacher__sort_key").values_list(*fields):
        found[lesson_id].append(Name(*name).initials)
    return found


def _grade(kind: str, chosen: Choice) -> int | None:
    """The grade of a class, whose own holidays are shown; teachers and rooms have those of everybody."""
    if kind != "classes":
        return None
    return class_order(chosen.title)[0]


def _days(lines, monday: date, calendar: SchoolCalendar, grade: int | None, today: date) -> list[WeekDay]:
    dates = [monday + timedelta(days=n) for n in range(7 if lines.get(monday + timedelta(days=6)) else 6)]
    numbers = [line.number for day in lines.values() for line in day]
    span = range(min([1, *numbers]), max(numbers, default=0) + 1)
    return [
        WeekDay(
            on, on == today, _off(calendar, on, grade), _rows(lines.get(on, []), span), len(lines.get(on, []))
        )
        for on in dates
    ]


def _off(calendar: SchoolCalendar, on: date, grade: int | None) -> str:
    if not calendar.starts_on <= on <= calendar.ends_on:
        return ""
    if grade is not None:
        return calendar.off_title(on, grade)
    titles = {calendar.off_title(on, each) for each in range(1, 12)}
    return titles.pop() if len(titles) == 1 else ""


def _rows(lines: list[LessonLine], span: range) -> tuple[NumberRow, ...]:
    return tuple(NumberRow(n, tuple(line for line in lines if line.number == n)) for n in span)
