"""Versions of the timetable and the cells of one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from otmetka.core.errors import NotFound
from otmetka.core.names import Name
from otmetka.timetable.models import Slot, SlotTeacher, TimetableVersion


@dataclass(frozen=True)
class VersionLine:
    """A version in the list; ``state`` is draft, coming, current or past."""

    id: int
    title: str
    from_on: date
    weeks: int
    published_at: datetime | None
    slots: int
    state: str


@dataclass(frozen=True)
class Cell:
    """A cell of the grid with its names."""

    id: int
    weekday: int
    number: int
    week: int
    group_id: int
    classes: str
    subject: str
    group: str
    room_id: int | None
    room: str
    teachers: tuple[int, ...]
    teacher_names: str


def version_lines(school_id: int, year_id: int, today: date) -> list[VersionLine]:
    """Versions of a year, the newest first. Two queries."""
    versions = TimetableVersion.objects.filter(school_id=school_id, year_id=year_id).order_by("from_on")
    counts = dict(
        Slot.objects.filter(school_id=school_id, version__year_id=year_id)
        .values("version_id")
        .annotate(cells=Count("id"))
        .values_list("version_id", "cells")
    )
    fields = ("id", "title", "from_on", "weeks", "published_at")
    rows = [(*row, counts.get(row[0], 0)) for row in versions.values_list(*fields)]
    begun = [row[0] for row in rows if row[4] and row[2] <= today]
    return [VersionLine(*row, state=_state(row, begun)) for row in reversed(rows)]


def _state(row: tuple, begun: list[int]) -> str:
    if row[4] is None:
        return "draft"
    if row[0] not in begun:
        return "coming"
    return "current" if row[0] == begun[-1] else "past"


def version_in_force(school_id: int, year_id: int, today: date) -> VersionLine | None:
    """The version in force today, else the first that comes, else the newest draft."""
    lines = version_lines(school_id, year_id, today)
    order = {"current": 0, "coming": 1, "draft": 2, "past": 3}
    return min(lines, key=lambda line: order[line.state], default=None)


def version_of(school_id: int, version_id: int) -> TimetableVersion:
    """A version with its year. Raises NotFound."""
    rows = TimetableVersion.objects.select_related("year").filter(school_id=school_id, id=version_id)
    version = rows.first()
    if version is None:
        raise NotFound("")
    return version


def cells_of(school_id: int, version_id: int, **only: object) -> list[Cell]:
    """Cells of a version with names; ``only`` narrows (``group_id__in=…``). Two queries."""
    teachers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    pairs = SlotTeacher.objects.filter(school_id=school_id, slot__version_id=version_id)
    fields = ("slot_id", "teacher_id", "teacher__surname", "teacher__given", "teacher__patronymic")
    for slot_id, teacher_id, *name in pairs.order_by("teacher__sort_key").values_list(*fields):
        teachers[slot_id].append((teacher_id, Name(*name).initials))
    rows = Slot.objects.filter(school_id=school_id, version_id=version_id, **only).values_list(
        "id", "weekday", "number", "week", "group_id", "group__classes_label", "group__subject__name",
        "group__name", "room_id", "room__code",
    )  # fmt: skip
    return [
        Cell(
            *row[:9], row[9] or "", tuple(who for who, _name in teachers.get(row[0], ())),
            ", ".join(name for _who, name in teachers.get(row[0], ())),
        )
        for row in rows.order_by("weekday", "number", "week", "group__classes_label", "group__name")
    ]  # fmt: skip
