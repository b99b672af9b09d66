"""Clashes of a draft: one teacher, room or class at two places at once. Told, never repaired."""

from collections import defaultdict
from dataclasses import dataclass

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

    def meets(self, other: "Cell") -> bool:
        """Whether both are in one week at all."""
        return not self.week or not other.week or self.week == other.week


def tell_clashes(plan: Plan, cells: list[Cell]) -> None:
    """Warn of each pair once, at the later line."""
    by_time: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        for other in by_time[cell.weekday, cell.number]:
            if cell.meets(other):
                _tell(plan, cell, other)
        by_time[cell.weekday, cell.number].append(cell)


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
