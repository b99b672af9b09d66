"""Clashes of one version with the names of what clashes: ten SQL queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from otmetka.core.names import Name
from otmetka.people.models import Enrolment, GroupMembership, Person
from otmetka.schools.models import GroupClass
from otmetka.timetable.models import Room, TeachingLoad, TimetableVersion
from otmetka.timetable.queries.lesson_sources import bell_sets
from otmetka.timetable.queries.versions import Cell, cells_of
from otmetka.timetable.rules.bells import usual_bells
from otmetka.timetable.rules.clashes import Clash, TimedSlot, clashes


@dataclass(frozen=True)
class ClashLine:
    """A clash as the page tells it; ``who`` names the teacher or the room, or says how many pupils."""

    kind: str
    who: str
    count: int
    first: Cell
    second: Cell


def clash_lines(school_id: int, version: TimetableVersion, on: date) -> list[ClashLine]:
    """Clashes of a version; pupils are those of the groups on day ``on`` (in the year)."""
    cells = {cell.id: cell for cell in cells_of(school_id, version.id)}
    found = clashes(_timed(school_id, version, cells, on))
    names = _names(school_id, found)
    lines = [
        ClashLine(c.kind, names.get((c.kind, c.who), ""), c.who, cells[c.first], cells[c.second])
        for c in found
    ]
    return sorted(
        lines, key=lambda line: (line.kind, line.first.weekday, line.first.number, line.first.classes)
    )


def _timed(school_id: int, version: TimetableVersion, cells: dict[int, Cell], on: date) -> list[TimedSlot]:
    sets = bell_sets(school_id)
    classes = _classes(school_id, version.year_id)
    pupils = _pupils(school_id, version.year_id, classes, on)
    loads = _teachers_by_load(school_id, version.year_id, on)
    timed = []
    for cell in cells.values():
        own = classes.get(cell.group_id, [])
        bells = usual_bells(sets, *own[0][1:]) if own else None
        span = bells.times.get(cell.number) if bells else None
        who = frozenset(cell.teachers) or loads.get(cell.group_id, frozenset())
        timed.append(
            TimedSlot(
                cell.id, cell.weekday, cell.number, cell.week, cell.group_id, cell.room_id,
                who, pupils.get(cell.group_id, frozenset()), span,
            )
        )  # fmt: skip
    return timed


def _teachers_by_load(school_id: int, year_id: int, on: date) -> dict[int, frozenset[int]]:
    in_time = Q(to_on__isnull=True) | Q(to_on__gte=on)
    rows = TeachingLoad.objects.filter(in_time, school_id=school_id, group__year_id=year_id, from_on__lte=on)
    found: dict[int, set[int]] = defaultdict(set)
    for group_id, teacher_id in rows.values_list("group_id", "teacher_id"):
        found[group_id].add(teacher_id)
    return {group_id: frozenset(who) for group_id, who in found.items()}


def _classes(school_id: int, year_id: int) -> dict[int, list[tuple[int, str, int]]]:
    rows = GroupClass.objects.filter(school_id=school_id, group__year_id=year_id).order_by(
        "school_class__letter"
    )
    fields = ("group_id", "school_class_id", "school_class__bells", "school_class__shift")
    classes: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for group_id, *row in rows.values_list(*fields):
        classes[group_id].append(tuple(row))
    return classes


def _pupils(school_id: int, year_id: int, classes: dict, on: date) -> dict[int, frozenset[int]]:
    """Pupils of each group: members of named groups, the whole class otherwise."""
    in_time = Q(to_on__isnull=True) | Q(to_on__gte=on)
    members: dict[int, set[int]] = defaultdict(set)
    rows = GroupMembership.objects.filter(
        in_time, school_id=school_id, group__year_id=year_id, from_on__lte=on
    )
    for group_id, pupil_id in rows.filter(group__whole_class=False).values_list("group_id", "pupil_id"):
        members[group_id].add(pupil_id)
    enrolled: dict[int, set[int]] = defaultdict(set)
    rows = Enrolment.objects.filter(
        in_time, school_id=school_id, school_class__year_id=year_id, from_on__lte=on
    )
    for class_id, pupil_id in rows.values_list("school_class_id", "pupil_id"):
        enrolled[class_id].add(pupil_id)
    whole = set(
        GroupClass.objects.filter(
            school_id=school_id, group__year_id=year_id, group__whole_class=True
        ).values_list("group_id", flat=True)
    )
    for group_id in whole:
        members[group_id] = set().union(*(enrolled[class_id] for class_id, *_rest in classes[group_id]))
    return {group_id: frozenset(pupils) for group_id, pupils in members.items()}


def _names(school_id: int, found: list[Clash]) -> dict[tuple[str, int], str]:
    teachers = [clash.who for clash in found if clash.kind == "teacher"]
    rooms = [clash.who for clash in found if clash.kind == "room"]
    people = Person.objects.filter(school_id=school_id, id__in=teachers)
    names = {
        ("teacher", pk): Name(*name).full
        for pk, *name in people.values_list("id", "surname", "given", "patronymic")
    }
    codes = Room.objects.filter(school_id=school_id, id__in=rooms).values_list("id", "code")
    return names | {("room", pk): code for pk, code in codes}
