"""The load (тарификация): hours of each teacher and group beside the hours in the grid. Five SQL queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from otmetka.core.names import Name
from otmetka.timetable.models import Slot, SlotTeacher, TeachingLoad
from otmetka.timetable.queries.versions import VersionLine
from otmetka.timetable.rules.hours import hours_in_grid, same_hours


@dataclass(frozen=True)
class LoadLine:
    """A group of a teacher: ``hours`` by the load, ``grid`` in the timetable."""

    group_id: int
    classes: str
    subject: str
    group: str
    hours: Decimal
    grid: Decimal

    @property
    def agrees(self) -> bool:
        """Whether the timetable carries the load out."""
        return same_hours(self.hours, self.grid)


@dataclass(frozen=True)
class TeacherLoad:
    """A teacher with the groups and the sums."""

    teacher_id: int
    name: str
    lines: list[LoadLine]

    @property
    def hours(self) -> Decimal:
        """Hours a week by the load."""
        return sum((line.hours for line in self.lines), Decimal(0))

    @property
    def grid(self) -> Decimal:
        """Hours a week in the grid."""
        return sum((line.grid for line in self.lines), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether every line agrees."""
        return all(line.agrees for line in self.lines)


def teacher_loads(school_id: int, year_id: int, on: date, version: VersionLine | None) -> list[TeacherLoad]:
    """Loads in force on a day by teacher, in Russian order; without a version the grid is empty."""
    grid = _grid(school_id, version) if version else {}
    in_time = Q(to_on__isnull=True) | Q(to_on__gte=on)
    rows = TeachingLoad.objects.filter(in_time, school_id=school_id, group__year_id=year_id, from_on__lte=on)
    fields = (
        "teacher_id", "teacher__surname", "teacher__given", "teacher__patronymic", "group_id",
        "group__classes_label", "group__subject__name", "group__name", "hours",
    )  # fmt: skip
    ordered = rows.order_by(
        "teacher__sort_key", "group__subject__name", "group__classes_label", "group__name"
    )
    loads: dict[int, TeacherLoad] = {}
    for teacher_id, surname, given, patronymic, group_id, *names, hours in ordered.values_list(*fields):
        name = Name(surname, given, patronymic).full
        load = loads.setdefault(teacher_id, TeacherLoad(teacher_id, name, []))
        in_grid = grid.get((group_id, teacher_id), grid.get((group_id, None), Decimal(0)))
        load.lines.append(LoadLine(group_id, *names, hours, in_grid))
    return list(loads.values())


def _grid(school_id: int, version: VersionLine) -> dict[tuple[int, int | None], Decimal]:
    """Hours by (group, teacher); slots without a teacher of their own count for (group, None)."""
    teachers: dict[int, list[int]] = defaultdict(list)
    pairs = SlotTeacher.objects.filter(school_id=school_id, slot__version_id=version.id)
    for slot_id, teacher_id in pairs.values_list("slot_id", "teacher_id"):
        teachers[slot_id].append(teacher_id)
    weeks: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    slots = Slot.objects.filter(school_id=school_id, version_id=version.id)
    for slot_id, group_id, week in slots.values_list("id", "group_id", "week"):
        for teacher_id in teachers.get(slot_id) or [None]:
            weeks[group_id, teacher_id].append(week)
    return {key: hours_in_grid(found, version.weeks) for key, found in weeks.items()}
