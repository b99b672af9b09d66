"""Versions of the timetable: pieces from blocks, solved, told as rows of the import template."""

from dataclasses import replace

from . import staff as st
from .classes import classes_of
from .day_plan import cells_of
from .plan_year import YearPlan
from .polish import FEW, polish
from .seed import stream
from .solver import Piece, solve
from .streams import Block

DAY_NAMES = ("пн", "вт", "ср", "чт", "пт", "сб")
SHARE_CHANGED = 0.05


def pieces_of(plan: YearPlan) -> list[Piece]:
    """A piece for each time a block stands in the week."""
    classes = {c.name: c for c in classes_of(plan.year)}
    grids = {name: cells_of(c, plan.blocks) for name, c in classes.items()}
    pieces = []
    for block in plan.blocks:
        shared = _cells(block, grids)
        days = len({day for day, _ in shared})
        all_times = sum(
            b.times
            for b in plan.blocks
            if b.subject == block.subject and b.classes == block.classes and b.grid == block.grid
        )
        for _ in range(block.times):
            pieces.append(
                Piece(
                    len(pieces), block, classes[block.classes[0]].bells, shared, max(1, -(-all_times // days))
                )
            )
    return pieces


def _cells(block: Block, grids: dict) -> list[tuple[int, int]]:
    if block.cell:
        return [block.cell]
    shared = [
        cell
        for cell in grids[block.classes[0]][block.grid]
        if all(cell in grids[name][block.grid] for name in block.classes[1:])
    ]
    if block.length == 1:
        return shared
    return [cell for cell in shared if (cell[0], cell[1] + 1) in shared]


def first_version(plan: YearPlan) -> list[Piece]:
    """The timetable from the first day of the year."""
    pieces = pieces_of(plan)
    rng = stream(f"timetable-{plan.year}")
    solve(pieces, rng)
    polish(pieces, rng)
    return pieces


def second_version(pieces: list[Piece]) -> list[Piece]:
    """A changed timetable from the second quarter: some lessons moved, the substitute in her place."""
    rng = stream("timetable-second")
    copies = []
    for piece in pieces:
        block = _substituted(piece.block)
        copy = Piece(
            piece.number, block, piece.bells, piece.cells, piece.per_day, at=piece.at, rooms=piece.rooms
        )
        senior = int(block.classes[0][:-1]) >= 5
        if senior and len(piece.cells) > 1 and rng.random() < SHARE_CHANGED:
            copy.at, copy.rooms = None, ()
        copies.append(copy)
    solve(copies, rng)
    polish(copies, rng, FEW)
    return copies


def _substituted(block: Block) -> Block:
    parts = []
    for part in block.parts:
        line = part.stream
        if st.ON_LEAVE in line.teachers:
            line = replace(line, teachers=(st.SUBSTITUTE,))
        parts.append(replace(part, stream=line))
    return replace(block, parts=tuple(parts))


def timetable_rows(year: str, since: str, pieces: list[Piece]) -> list[tuple[str, ...]]:
    """Rows of «Расписание», by class, day and number."""
    rows = []
    for piece in pieces:
        for cell in piece.covers(piece.at):
            for part, room in zip(piece.block.parts, piece.rooms, strict=False):
                line = part.stream
                key = (int(line.classes[0][:-1]), line.classes, cell, line.subject, line.group)
                rows.append(
                    (
                        key,
                        (
                            year,
                            since,
                            str(part.week or ""),
                            DAY_NAMES[cell[0]],
                            str(cell[1]),
                            ", ".join(line.classes),
                            line.subject,
                            line.group,
                            ", ".join(line.teachers),
                            room,
                        ),
                    )
                )
    return [row for _, row in sorted(rows)]
