"""How many lessons a class has on each day: the cells that its timetable must fill without gaps."""

from . import building
from .classes import SchoolClass
from .streams import AFTER, COURSE, MAIN, Block

_PREFERRED = {"7А": [7, 6, 7, 6, 7]}  # Tuesday of 7А has six lessons, as the stories say
_LAST_OF_SHIFT = {building.FIRST: 7, building.SECOND: 6, building.GRADE_1: 5}


def main_cells(c: SchoolClass, total: int) -> list[tuple[int, int]]:
    """(weekday, number) of every lesson of the class; Saturday is the shortest."""
    counts = _PREFERRED.get(c.name) or _spread(c.days, total)
    if sum(counts) != total or max(counts) > _LAST_OF_SHIFT[c.bells]:
        raise ValueError(f"{c.name} {c.year}: {total} lessons do not fit {counts}")
    return [(day, number) for day, count in enumerate(counts) for number in range(1, count + 1)]


def _spread(days: int, total: int) -> list[int]:
    base, more = divmod(total, days)
    if days == 6:
        return [base + (day < more) for day in range(6)]
    order = [0, 3, 1, 2, 4]  # Friday gets its extra lesson last
    longer = set(order[:more])
    return [base + (day in longer) for day in range(days)]


def cells_of(c: SchoolClass, blocks: list[Block]) -> dict[str, list[tuple[int, int]]]:
    """The grids of the class: its own lessons, and cells after them for courses and home teaching."""
    total = sum(b.times * b.length for b in blocks if c.name in b.classes and b.grid == MAIN)
    main = main_cells(c, total)
    last = {day: max(number for d, number in main if d == day) for day in range(c.days)}
    course = [(day, number + 1) for day, number in last.items() if number < len(building.BELLS[c.bells][1])]
    after = [
        *course,
        *((day, number + 1) for day, number in course if number < len(building.BELLS[c.bells][1])),
    ]
    return {MAIN: main, COURSE: course, AFTER: after}
