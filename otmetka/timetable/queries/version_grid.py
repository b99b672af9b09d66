"""The cells of one class in a version: weekdays × numbers. Five SQL queries."""

from dataclasses import dataclass

from otmetka.core.errors import NotFound
from otmetka.schools.models import GroupClass, SchoolClass, TeachingGroup
from otmetka.timetable.models import TimetableVersion
from otmetka.timetable.queries.names import Choice, class_order
from otmetka.timetable.queries.versions import Cell, cells_of


@dataclass(frozen=True)
class GridRow:
    """A lesson number with the cells of each weekday."""

    number: int
    days: list[tuple[int, list[Cell]]]


@dataclass(frozen=True)
class VersionGrid:
    """The grid of a class."""

    title: str
    weekdays: list[int]
    rows: list[GridRow]


def version_grid(school_id: int, version: TimetableVersion, class_id: int) -> VersionGrid:
    """The grid with one empty row below the last lesson. Raises NotFound for a class of another year."""
    school_class = SchoolClass.objects.filter(
        school_id=school_id, year_id=version.year_id, id=class_id
    ).first()
    if school_class is None:
        raise NotFound("")
    groups = GroupClass.objects.filter(school_id=school_id, school_class_id=class_id).values("group_id")
    cells = cells_of(school_id, version.id, group_id__in=groups)
    weekdays = list(range(1, max([school_class.days_per_week, *(cell.weekday for cell in cells)]) + 1))
    numbers = range(min([1, *(c.number for c in cells)]), max([6, *(c.number for c in cells)]) + 2)
    rows = [
        GridRow(n, [(d, [c for c in cells if (c.weekday, c.number) == (d, n)]) for d in weekdays])
        for n in numbers
    ]
    return VersionGrid(school_class.name, weekdays, rows)


def group_choices(school_id: int, year_id: int, class_id: int | None = None) -> list[Choice]:
    """Teaching groups of a year (of one class): «7А · Алгебра · группа 1»."""
    rows = TeachingGroup.objects.filter(school_id=school_id, year_id=year_id)
    if class_id is not None:
        own = GroupClass.objects.filter(school_id=school_id, school_class_id=class_id)
        rows = rows.filter(id__in=own.values("group_id"))
    fields = ("id", "classes_label", "subject__name", "name")
    ordered = rows.order_by("subject__name", "name")
    by_class = sorted(ordered.values_list(*fields), key=lambda row: class_order(row[1]))
    return [Choice(pk, " · ".join(filter(None, names))) for pk, *names in by_class]
