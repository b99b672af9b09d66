"""After the solver: swaps of two lessons of one class that leave teachers with fewer windows."""

from itertools import pairwise

from . import building
from .solver import Board, Piece
from .streams import MAIN

ATTEMPTS, FEW = 14_000, 2_500
LONGEST_BREAK, WINDOW = 20, 45  # minutes
TWICE_A_DAY, TOO_OFTEN, LONG_DAY, TEACHER_DAY = 3, 40, 3, 7


def polish(pieces: list[Piece], rng, attempts: int = ATTEMPTS) -> None:
    """Change the places of the solved pieces; every step keeps the timetable without clashes."""
    board = Board(pieces)
    for piece in pieces:
        cell, rooms, piece.at = piece.at, piece.rooms, None
        board.put(piece, cell, rooms)
    by_class: dict[str, list[Piece]] = {}
    for piece in pieces:
        block = piece.block
        if block.grid == MAIN and len(block.classes) == 1 and block.length == 1 and len(piece.cells) > 1:
            by_class.setdefault(block.classes[0], []).append(piece)
    names = sorted(by_class)
    for _ in range(attempts):
        one, other = rng.sample(by_class[rng.choice(names)], 2)
        _try_swap(board, one, other)


def _try_swap(board: Board, one: Piece, other: Piece) -> None:
    places = (one.at, one.rooms, other.at, other.rooms)
    if one.block is other.block or other.at not in one.cells or one.at not in other.cells:
        return
    teachers = _teachers(one) | _teachers(other)
    before = _cost(board, teachers, one, other)
    board.lift(one)
    board.lift(other)
    if _settle(board, one, places[2]):
        if _settle(board, other, places[0]) and _cost(board, teachers, one, other) <= before:
            return
        board.lift(one)
        if other.at is not None:
            board.lift(other)
    board.put(one, places[0], places[1])
    board.put(other, places[2], places[3])


def _settle(board: Board, piece: Piece, cell: tuple[int, int]) -> bool:
    _, lifted, rooms = board.try_cell(piece, cell)
    if lifted:
        return False
    board.put(piece, cell, rooms)
    return True


def _teachers(piece: Piece) -> set[str]:
    return {code for part in piece.block.parts for code in part.stream.teachers}


def _cost(board: Board, teachers: set[str], *pieces: Piece) -> int:
    cost = sum(_teacher_cost(board, code) for code in teachers)
    for piece in pieces:
        key = (piece.block.classes[0], piece.block.grid, piece.at[0], piece.block.subject)
        held = board.day_subject[key]
        cost += TWICE_A_DAY * max(0, held - 1) + TOO_OFTEN * max(0, held - piece.per_day)
    return cost


def _teacher_cost(board: Board, code: str) -> int:
    """Windows of the teacher's week, and lessons above the seventh of a day."""
    days: dict[int, set[tuple[int, int]]] = {}
    for piece, _ in board.busy.get(code, ()):
        for day, number in piece.covers(piece.at):
            days.setdefault(day, set()).add(building.span(piece.bells, number))
    cost = 0
    for spans in days.values():
        ordered = sorted(spans)
        cost += LONG_DAY * max(0, len(ordered) - TEACHER_DAY)
        for (_, end), (start, _) in pairwise(ordered):
            if start - end > LONGEST_BREAK:
                cost += -(-(start - end - LONGEST_BREAK) // WINDOW)
    return cost
