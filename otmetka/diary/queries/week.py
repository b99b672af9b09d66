"""One week of a diary: days, their lessons, marks, absences and tasks, as the page shows them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from otmetka.diary.queries.facts import Absence, DiaryMark, Facts, facts_of
from otmetka.diary.queries.frame import Frame, FreeDays
from otmetka.diary.queries.lessons import DiaryLesson, lessons_of
from otmetka.diary.queries.tasks import Task, tasks_of
from otmetka.diary.rules.homework import Load, load_of
from otmetka.diary.rules.week import days_of_week, monday_of, next_school_day, shown_first

#: Friday's page still knows what is due on Monday.
_AHEAD = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Line:
    """A lesson with all that belongs to it: ``due`` is asked for at it, ``given`` was set at it."""

    lesson: DiaryLesson
    marks: tuple[DiaryMark, ...]
    absence: Absence | None
    due: tuple[Task, ...]
    given: Task | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week; ``more`` are tasks due on it without a lesson of their group."""

    on: date
    lines: tuple[Line, ...]
    more: tuple[Task, ...]
    load: Load
    free: FreeDays | None


@dataclass(frozen=True)
class Ahead:
    """The next school day's homework: shown above the week that holds today."""

    on: date
    load: Load
    undone: int
    works: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True)
class Week:
    """The week of ``monday``; ``first`` is the day that a phone shows first."""

    monday: date
    first: date
    days: tuple[Day, ...]
    ahead: Ahead | None


def week_of(frame: Frame, day: date) -> Week:
    """The week that holds ``day``, in three SQL statements."""
    monday = monday_of(day)
    sunday = monday + timedelta(days=6)
    pupil = {"school_id": frame.child.school_id, "pupil_id": frame.child.pupil_id}
    has_today = monday <= frame.today <= sunday
    until = sunday + _AHEAD if has_today else sunday
    lessons = lessons_of(**pupil, start=monday, end=until)
    tasks = tasks_of(**pupil, start=monday, end=until)
    facts = facts_of(**pupil, start=monday, end=sunday)
    shown = [lesson for lesson in lessons if lesson.on <= sunday]
    days = _days(frame, monday, shown, tasks, facts)
    first = day if day != frame.today else shown_first(day, [lesson.on for lesson in shown])
    return Week(monday, first, days, _ahead(frame.today, lessons, tasks) if has_today else None)


def _days(
    frame: Frame, monday: date, lessons: list[DiaryLesson], tasks: list[Task], facts: Facts
) -> tuple[Day, ...]:
    by_day: dict[date, list[DiaryLesson]] = defaultdict(list)
    for lesson in lessons:
        by_day[lesson.on].append(lesson)
    due: dict[date, list[Task]] = defaultdict(list)
    for task in tasks:
        if task.due_on:
            due[task.due_on].append(task)
    given = {task.lesson_id: task for task in tasks}
    return tuple(
        _day(on, by_day[on], due[on], given, facts, frame.free_on(on)) for on in days_of_week(monday, by_day)
    )


def _day(
    on: date,
    lessons: list[DiaryLesson],
    due: list[Task],
    given: dict[int, Task],
    facts: Facts,
    free: FreeDays | None,
) -> Day:
    left = list(due)
    lines = []
    for lesson in lessons:
        # of two lessons of a group on one day the first one asks
        asked = tuple(task for task in left if task.group_id == lesson.group_id)
        left = [task for task in left if task.group_id != lesson.group_id]
        marks = tuple(facts.marks.get(lesson.id, ()))
        lines.append(Line(lesson, marks, facts.absences.get(lesson.id), asked, given.get(lesson.id)))
    return Day(on, tuple(lines), tuple(left), load_of(task.minutes for task in due), free)


def _ahead(today: date, lessons: list[DiaryLesson], tasks: Iterable[Task]) -> Ahead | None:
    on = next_school_day(today, [lesson.on for lesson in lessons])
    if on is None:
        return None
    due = [task for task in tasks if task.due_on == on]
    works = tuple((x.on, x.subject, x.works[0]) for x in lessons if x.on > today and x.works)
    return Ahead(on, load_of(task.minutes for task in due), sum(not task.done for task in due), works[:3])
