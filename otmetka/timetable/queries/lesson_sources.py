"""Everything that the dated lessons of a year follow from, in a fixed number of SQL queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from otmetka.schools.models import CalendarDay, GroupClass, School, SchoolYear, TeachingGroup
from otmetka.timetable.models import (
    Bell,
    Lesson,
    LessonTeacher,
    Slot,
    SlotTeacher,
    TeachingLoad,
    TimetableVersion,
)
from otmetka.timetable.rules.bells import Bells
from otmetka.timetable.rules.dated_lessons import GroupShape, LoadSpan, SlotShape, VersionShape, YearShape
from otmetka.timetable.rules.rebuild import Existing
from otmetka.timetable.rules.school_days import SchoolCalendar, Span


@dataclass(frozen=True)
class Sources:
    """A year with its shape, and the names by which a report calls its groups."""

    school_id: int
    year_id: int
    timezone: ZoneInfo
    shape: YearShape
    group_titles: dict[int, str]


def lesson_sources(school_id: int, year_id: int, *, with_version: int | None = None) -> Sources:
    """The sources of a year: published versions and, for a preview, ``with_version``. Ten queries."""
    year = SchoolYear.objects.get(school_id=school_id, id=year_id)
    timezone = School.objects.values_list("timezone", flat=True).get(id=school_id)
    groups, titles = _groups(school_id, year_id)
    shape = YearShape(
        calendar=SchoolCalendar(year.starts_on, year.ends_on, calendar_spans(school_id, year_id)),
        groups=groups,
        versions=_versions(school_id, year_id, with_version),
        bells=bell_sets(school_id),
        loads=_loads(school_id, year_id),
    )
    return Sources(school_id, year_id, ZoneInfo(timezone), shape, titles)


def calendar_spans(school_id: int, year_id: int) -> list[Span]:
    """Vacations, holidays, moved and short days of a year."""
    fields = ("kind", "from_on", "to_on", "works_as", "grade_from", "grade_to", "title")
    rows = CalendarDay.objects.filter(school_id=school_id, year_id=year_id).values_list(*fields)
    return [Span(*row) for row in rows]


def bell_sets(school_id: int) -> tuple[Bells, ...]:
    """All sets of bells of the school, the oldest first."""
    rows = Bell.objects.filter(school_id=school_id).order_by("bell_set_id", "number")
    fields = ("bell_set_id", "bell_set__name", "bell_set__shift", "number", "starts", "ends")
    sets: dict[int, Bells] = {}
    for set_id, name, shift, number, starts, ends in rows.values_list(*fields):
        sets.setdefault(set_id, Bells(name, shift, {})).times[number] = (starts, ends)
    return tuple(sets.values())


def existing_lessons(school_id: int, year_id: int, from_on: date) -> list[Existing]:
    """Lessons of the year that are there from a day on. Two queries."""
    wanted = {"school_id": school_id, "year_id": year_id, "on__gte": from_on}
    teachers = dict(
        LessonTeacher.objects.filter(school_id=school_id, lesson__school_id=school_id)
        .filter(lesson__year_id=year_id, lesson__on__gte=from_on)
        .values("lesson_id")
        .annotate(ids=ArrayAgg("teacher_id", order_by=("teacher_id",)))
        .values_list("lesson_id", "ids")
    )
    fields = ("id", "group_id", "on", "number", "starts_at", "ends_at", "slot_id", "room_id", "touched_at")
    rows = Lesson.objects.filter(**wanted).values_list(*fields)
    return [
        Existing(*row[:8], tuple(teachers.get(row[0], ())), row[8] is not None) for row in rows.iterator()
    ]


def _groups(school_id: int, year_id: int) -> tuple[dict[int, GroupShape], dict[int, str]]:
    titles = {
        group_id: " · ".join(part for part in (label, subject, name) if part)
        for group_id, label, subject, name in TeachingGroup.objects.filter(
            school_id=school_id, year_id=year_id
        ).values_list("id", "classes_label", "subject__name", "name")
    }
    classes: dict[int, list[tuple]] = defaultdict(list)
    rows = GroupClass.objects.filter(school_id=school_id, school_class__year_id=year_id)
    fields = (
        "group_id",
        "school_class__grade",
        "school_class__letter",
        "school_class__bells",
        "school_class__shift",
    )
    for group_id, *row in rows.order_by("school_class__grade", "school_class__letter").values_list(*fields):
        classes[group_id].append(tuple(row))
    shapes = {}
    for group_id in titles:
        own = classes.get(group_id, [])
        grades = tuple(dict.fromkeys(row[0] for row in own))
        bells, shift = (own[0][2], own[0][3]) if own else ("", 1)
        shapes[group_id] = GroupShape(group_id, grades, bells, shift)
    return shapes, titles


def _versions(school_id: int, year_id: int, with_version: int | None) -> tuple[VersionShape, ...]:
    rows = list(
        TimetableVersion.objects.filter(
            Q(published_at__isnull=False) | Q(id=with_version), school_id=school_id, year_id=year_id
        ).values_list("id", "from_on", "weeks")
    )
    slots = _slots(school_id, [row[0] for row in rows])
    return tuple(VersionShape(*row, slots=tuple(slots.get(row[0], ()))) for row in rows)


def _slots(school_id: int, version_ids: list[int]) -> dict[int, list[SlotShape]]:
    teachers: dict[int, list[int]] = defaultdict(list)
    pairs = SlotTeacher.objects.filter(school_id=school_id, slot__version_id__in=version_ids)
    for slot_id, teacher_id in pairs.order_by("teacher_id").values_list("slot_id", "teacher_id"):
        teachers[slot_id].append(teacher_id)
    rows = Slot.objects.filter(school_id=school_id, version_id__in=version_ids)
    fields = ("version_id", "id", "weekday", "number", "week", "group_id", "room_id")
    slots: dict[int, list[SlotShape]] = defaultdict(list)
    for version_id, *row in rows.order_by("weekday", "number", "id").values_list(*fields):
        slots[version_id].append(SlotShape(*row, teachers=tuple(teachers.get(row[0], ()))))
    return slots


def _loads(school_id: int, year_id: int) -> tuple[LoadSpan, ...]:
    rows = TeachingLoad.objects.filter(school_id=school_id, group__year_id=year_id)
    return tuple(LoadSpan(*row) for row in rows.values_list("group_id", "teacher_id", "from_on", "to_on"))
