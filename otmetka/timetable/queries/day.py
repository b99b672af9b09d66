"""The whole school on one day: classes × numbers of lessons, seven SQL queries for any number of classes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from otmetka.schools.models import GroupClass, School
from otmetka.timetable.models import Lesson
from otmetka.timetable.queries.lesson_sources import calendar_spans
from otmetka.timetable.queries.names import Choice, class_choices, class_order, year_of
from otmetka.timetable.queries.week import LessonLine, lesson_lines
from otmetka.timetable.rules.school_days import SchoolCalendar


@dataclass(frozen=True)
class ClassRow:
    """A class with its lessons by number; ``off`` is the calendar's reason not to learn."""

    school_class: Choice
    off: str
    lessons: dict[int, tuple[LessonLine, ...]]


@dataclass(frozen=True)
class SchoolDayPage:
    """What the page shows."""

    on: date
    numbers: list[int]
    rows: list[ClassRow]

    @property
    def before(self) -> date:
        """The day before, Sundays left out."""
        return self.on - timedelta(days=2 if self.on.isoweekday() == 1 else 1)

    @property
    def after(self) -> date:
        """The day after, Sundays left out."""
        return self.on + timedelta(days=2 if self.on.isoweekday() == 6 else 1)


def school_day(school_id: int, on: date) -> SchoolDayPage | None:
    """The day of all classes; None before the school has classes."""
    year = year_of(school_id, on)
    classes = class_choices(school_id, year.id) if year else []
    if not classes:
        return None
    timezone = School.objects.values_list("timezone", flat=True).get(id=school_id)
    calendar = SchoolCalendar(year.starts_on, year.ends_on, calendar_spans(school_id, year.id))
    lines = lesson_lines(Lesson.objects.filter(school_id=school_id), school_id, on, timezone, days=1)[on]
    placed = _by_class(school_id, year.id, lines)
    numbers = [line.number for line in lines]
    span = list(range(min([1, *numbers]), max(numbers, default=6) + 1))
    rows = [
        ClassRow(
            each,
            calendar.off_title(on, class_order(each.title)[0]),
            placed[each.id],
        )
        for each in classes
    ]
    return SchoolDayPage(on, span, rows)


def _by_class(school_id: int, year_id: int, lines: list[LessonLine]) -> dict[int, dict[int, tuple]]:
    groups: dict[int, list[int]] = defaultdict(list)
    lesson_groups = dict(
        Lesson.objects.filter(school_id=school_id, id__in=[line.id for line in lines]).values_list(
            "id", "group_id"
        )
    )
    links = GroupClass.objects.filter(school_id=school_id, group__year_id=year_id)
    for group_id, class_id in links.values_list("group_id", "school_class_id"):
        groups[group_id].append(class_id)
    placed: dict[int, dict[int, tuple]] = defaultdict(dict)
    for line in lines:
        for class_id in groups[lesson_groups[line.id]]:
            placed[class_id][line.number] = (*placed[class_id].get(line.number, ()), line)
    return placed
