"""From slots to dated lessons: what the year would be if nothing had been touched."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from otmetka.timetable.rules.bells import Bells, bells_of_day
from otmetka.timetable.rules.school_days import SchoolCalendar, SchoolDay


@dataclass(frozen=True)
class GroupShape:
    """What decides when a teaching group learns: the grades of its classes and the bells of the first."""

    id: int
    grades: tuple[int, ...]
    bells: str = ""
    shift: int = 1


@dataclass(frozen=True)
class SlotShape:
    """A cell of the timetable; ``week`` 0 is every week."""

    id: int
    weekday: int
    number: int
    week: int
    group_id: int
    room_id: int | None = None
    teachers: tuple[int, ...] = ()


@dataclass(frozen=True)
class VersionShape:
    """A published timetable from a day on; ``weeks`` is the length of its cycle."""

    id: int
    from_on: date
    weeks: int
    slots: tuple[SlotShape, ...]


@dataclass(frozen=True)
class LoadSpan:
    """A teacher of a group from a day to a day."""

    group_id: int
    teacher_id: int
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class YearShape:
    """Everything that the lessons of a year follow from."""

    calendar: SchoolCalendar
    groups: dict[int, GroupShape]
    versions: tuple[VersionShape, ...]
    bells: tuple[Bells, ...]
    loads: tuple[LoadSpan, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A lesson as the timetable wants it; times are on the school's wall clock."""

    group_id: int
    on: date
    number: int
    starts: time
    ends: time
    slot_id: int
    room_id: int | None
    teachers: tuple[int, ...]


@dataclass
class Plan:
    """Planned lessons and what could not: ``(bells, number)`` without a bell → how many lessons."""

    lessons: list[Planned] = field(default_factory=list)
    without_bell: dict[tuple[str, int], int] = field(default_factory=dict)


def version_on(versions: Iterable[VersionShape], on: date) -> VersionShape | None:
    """The version in force: the latest that has begun."""
    begun = [version for version in versions if version.from_on <= on]
    return max(begun, key=lambda version: version.from_on, default=None)


def plan_lessons(year: YearShape, from_on: date, to_on: date) -> Plan:
    """The lessons of all groups between two days, both included."""
    plan = Plan()
    teachers = _Teachers(year.loads)
    index = {version.id: _by_weekday(version) for version in year.versions}
    grades = sorted({grade for group in year.groups.values() for grade in group.grades})
    for on in year.calendar.dates(from_on, to_on):
        version = version_on(year.versions, on)
        if version is None:
            continue
        days = {grade: day for grade in grades if (day := year.calendar.day(on, grade))}
        for weekday in sorted({day.weekday for day in days.values()}):
            for slot in index[version.id][weekday]:
                day = _day_of(slot, year.groups[slot.group_id], days)
                if day and _in_week(slot, version, day):
                    _put(plan, year, slot, day, teachers)
    return plan


def _by_weekday(version: VersionShape) -> dict[int, list[SlotShape]]:
    slots: dict[int, list[SlotShape]] = defaultdict(list)
    for slot in version.slots:
        slots[slot.weekday].append(slot)
    return slots


def _day_of(slot: SlotShape, group: GroupShape, days: dict[int, SchoolDay]) -> SchoolDay | None:
    """The day of the first of the group's grades that learns by this slot's weekday."""
    own = (days.get(grade) for grade in group.grades)
    return next((day for day in own if day and day.weekday == slot.weekday), None)


def _in_week(slot: SlotShape, version: VersionShape, day: SchoolDay) -> bool:
    return slot.week == 0 or version.weeks == 1 or slot.week == day.week


def _put(plan: Plan, year: YearShape, slot: SlotShape, day: SchoolDay, teachers: "_Teachers") -> None:
    group = year.groups[slot.group_id]
    bells = bells_of_day(year.bells, group.bells, group.shift, day.short)
    span = bells.times.get(slot.number) if bells else None
    if span is None:
        place = (bells.name if bells else group.bells, slot.number)
        plan.without_bell[place] = plan.without_bell.get(place, 0) + 1
        return
    who = slot.teachers or teachers.on(slot.group_id, day.on)
    plan.lessons.append(
        Planned(slot.group_id, day.on, slot.number, *span, slot.id, slot.room_id, tuple(sorted(who)))
    )


class _Teachers:
    """Who teaches a group on a day by the load."""

    def __init__(self, loads: Iterable[LoadSpan]) -> None:
        self._by_group: dict[int, list[LoadSpan]] = defaultdict(list)
        for load in loads:
            self._by_group[load.group_id].append(load)

    def on(self, group_id: int, on: date) -> tuple[int, ...]:
        loads = self._by_group.get(group_id, ())
        return tuple(
            load.teacher_id
            for load in loads
            if load.from_on <= on and (load.to_on is None or on <= load.to_on)
        )
