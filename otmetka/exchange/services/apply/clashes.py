"""Clashes of a draft: one teacher, room or class at two places at once. Told, never repaired."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import time

from otmetka.exchange.services.apply.plan import Plan
from otmetka.people.models import Person
from otmetka.schools.models import TeachingGroup
from otmetka.timetable.models import Room


@dataclass(frozen=True)
class Cell:
    """A slot of the file; ``week`` 0 meets both weeks."""

    line: int
    weekday: int
    number: int
    week: int
    group: TeachingGroup
    classes: tuple[int, ...]
    teachers: tuple[Person, ...]
    room: Room | None
    title: str
    shift: int
    span: tuple[time, time] | None

    def meets(self, other: "Cell") -> bool:
        """Whether both are in one week and at one time: by the bells, without them by shift and number."""
        if self.week and other.week and self.week != other.week:
            return False
        if self.span and other.span:
            return self.span[0] < other.span[1] and other.span[0] < self.span[1]
        return (self.shift, self.number) == (other.shift, other.number)


def tell_clashes(plan: Plan, cells: list[Cell]) -> None:
    """Warn of each pair once, at the later line."""
    by_day: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        for other in by_day[cell.weekday]:
            if cell.meets(other):
                _tell(plan, cell, other)
        by_day[cell.weekday].append(cell)


def _tell(plan: Plan, cell: Cell, other: Cell) -> None:
    common = set(cell.teachers) & set(other.teachers)
    for teacher in sorted(common, key=lambda person: person.code):
        plan.warn(
            cell.line, "Учителя", "clash_teacher", code=teacher.code, other=other.line, title=other.title
        )
    if cell.room and other.room and cell.room.code == other.room.code and not common:
        plan.warn(
            cell.line, "Кабинет", "clash_room", room=cell.room.code, other=other.line, title=other.title
        )
    whole = cell.group.whole_class or other.group.whole_class
    if whole and set(cell.classes) & set(other.classes):
        plan.warn(cell.line, "Классы", "clash_class", other=other.line, title=other.title)
