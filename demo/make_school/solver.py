"""Timetable solver: seeded ejection search; time is bit masks of five-minute ticks over two weeks."""

from dataclasses import dataclass, field

from . import building
from .streams import Block

TICKS_A_DAY, DAYS = 144, 6
SAME_DAY_COST, LONG_DAY_COST, TABU = 25.0, 6.0, 12
TEACHER_DAY = 7


def lesson_mask(bells: str, day: int, number: int, week: int) -> int:
    """Bits of the lesson's ticks; week 0 sets both weeks of the cycle."""
    start, end = building.span(bells, number)
    first, last = (start - 480) // 5, (end - 480) // 5
    bits = ((1 << last) - (1 << first)) << (day * TICKS_A_DAY)
    if week == 1:
        return bits
    second = bits << (DAYS * TICKS_A_DAY)
    return second if week == 2 else bits | second


@dataclass
class Piece:
    """One block of the plan to be put in one cell."""

    number: int
    block: Block
    bells: str
    cells: list[tuple[int, int]]
    per_day: int
    masks: dict = field(default_factory=dict)
    at: tuple[int, int] | None = None
    rooms: tuple[str, ...] = ()
    weight: float = 1.0
    tabu: dict = field(default_factory=dict)
    last: tuple[int, int] | None = None

    def mask(self, cell: tuple[int, int], week: int) -> int:
        """Bits of all lessons of the piece in that cell."""
        key = (cell, week)
        if key not in self.masks:
            bits = 0
            for step in range(self.block.length):
                bits |= lesson_mask(self.bells, cell[0], cell[1] + step, week)
            self.masks[key] = bits
        return self.masks[key]

    def covers(self, cell: tuple[int, int]) -> list[tuple[int, int]]:
        return [(cell[0], cell[1] + step) for step in range(self.block.length)]


class Board:
    """Where the pieces stand, and who and what is busy."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.in_cell: dict[tuple, Piece] = {}
        self.busy: dict[str, list[tuple[Piece, int]]] = {}
        self.rooms: dict[str, list[tuple[Piece, int]]] = {}
        self.day_subject: dict[tuple, int] = {}

    def put(self, piece: Piece, cell: tuple[int, int], rooms: tuple[str, ...]) -> None:
        piece.at, piece.rooms = cell, rooms
        for key in self._cell_keys(piece):
            self.in_cell[key] = piece
        for name in piece.block.classes:
            key = (name, piece.block.grid, cell[0], piece.block.subject)
            self.day_subject[key] = self.day_subject.get(key, 0) + 1
        for part, room in zip(piece.block.parts, rooms, strict=False):
            mask = piece.mask(cell, part.week)
            for code in part.stream.teachers:
                self.busy.setdefault(code, []).append((piece, mask))
            if room:
                self.rooms.setdefault(room, []).append((piece, mask))

    def lift(self, piece: Piece) -> None:
        for key in self._cell_keys(piece):
            del self.in_cell[key]
        for name in piece.block.classes:
            self.day_subject[name, piece.block.grid, piece.at[0], piece.block.subject] -= 1
        for part, room in zip(piece.block.parts, piece.rooms, strict=False):
            for code in part.stream.teachers:
                self.busy[code] = [entry for entry in self.busy[code] if entry[0] is not piece]
            if room:
                self.rooms[room] = [entry for entry in self.rooms[room] if entry[0] is not piece]
        piece.at, piece.rooms = None, ()

    @staticmethod
    def _cell_keys(piece: Piece) -> list[tuple]:
        return [
            (name, piece.block.grid, *cell) for name in piece.block.classes for cell in piece.covers(piece.at)
        ]

    def try_cell(self, piece: Piece, cell: tuple[int, int]) -> tuple[float, list[Piece], tuple[str, ...]]:
        """Cost of the cell, the pieces to be lifted for it, the rooms taken."""
        out: dict[int, Piece] = {}
        for name in piece.block.classes:
            for covered in piece.covers(cell):
                other = self.in_cell.get((name, piece.block.grid, *covered))
                if other:
                    out[other.number] = other
        for part in piece.block.parts:
            mask = piece.mask(cell, part.week)
            for code in part.stream.teachers:
                for other, bits in self.busy.get(code, ()):
                    if bits & mask:
                        out[other.number] = other
        rooms = self._rooms(piece, cell, out)
        return self._cost(piece, cell, out), list(out.values()), rooms

    def _rooms(self, piece: Piece, cell: tuple[int, int], out: dict[int, Piece]) -> tuple[str, ...]:
        """A room for each part: free if there is one, else the one whose holders are the cheapest to lift."""
        taken: dict[str, int] = {}
        chosen = []
        for part in piece.block.parts:
            mask = piece.mask(cell, part.week)
            free = [room for room in part.rooms if not taken.get(room, 0) & mask]
            room, clash = self._cheapest_room(free, mask, out)
            out.update((other.number, other) for other in clash)
            taken[room] = taken.get(room, 0) | mask
            chosen.append(room)
        return tuple(chosen)

    def _cheapest_room(self, rooms: list[str], mask: int, out: dict[int, Piece]) -> tuple[str, list[Piece]]:
        best, best_clash, best_cost = "", [], None
        for room in rooms:
            clash = [
                other for other, bits in self.rooms.get(room, ()) if bits & mask and other.number not in out
            ]
            if not clash:
                return room, clash
            cost = sum(other.weight for other in clash)
            if best_cost is None or cost < best_cost:
                best, best_clash, best_cost = room, clash, cost
        return best, best_clash

    def _cost(self, piece: Piece, cell: tuple[int, int], out: dict[int, Piece]) -> float:
        cost = sum(other.weight for other in out.values())
        for name in piece.block.classes:
            if (
                self.day_subject.get((name, piece.block.grid, cell[0], piece.block.subject), 0)
                >= piece.per_day
            ):
                cost += SAME_DAY_COST
        for part in piece.block.parts:
            for code in part.stream.teachers:
                held = sum(1 for other, _ in self.busy.get(code, ()) if other.at and other.at[0] == cell[0])
                if held >= TEACHER_DAY:
                    cost += LONG_DAY_COST
        return cost


def solve(pieces: list[Piece], rng, *, limit: int = 400_000) -> int:
    """Put every piece that has no place; returns the number of steps; raises when `limit` is passed."""
    board = Board(pieces)
    waiting = [p for p in pieces if p.at is None]
    for piece in pieces:
        if piece.at is not None:
            cell, rooms, piece.at = piece.at, piece.rooms, None
            board.put(piece, cell, rooms)
    waiting.sort(
        key=lambda p: (len(p.cells), -len(p.block.classes), -p.block.length, -len(p.block.parts), p.number)
    )
    steps = 0
    while waiting:
        steps += 1
        if steps > limit:
            raise RuntimeError(f"{len(waiting)} pieces without a place after {limit} steps")
        piece = waiting.pop(0) if steps <= len(pieces) else waiting.pop(rng.randrange(len(waiting)))
        cell, lifted, rooms = _best(board, piece, rng, steps)
        for other in lifted:
            board.lift(other)
            other.weight += 1.0
            other.tabu[other.last] = steps
            waiting.append(other)
        board.put(piece, cell, rooms)
        piece.last = cell
    return steps


def _best(board: Board, piece: Piece, rng, steps: int):
    best, best_cost = [], None
    for cell in piece.cells:
        cost, lifted, rooms = board.try_cell(piece, cell)
        if lifted and any(len(other.cells) == 1 for other in lifted):
            continue
        if steps - piece.tabu.get(cell, -10 * TABU) < TABU:
            cost += 10.0
        if best_cost is None or cost < best_cost:
            best, best_cost = [], cost
        if cost == best_cost:
            best.append((cell, lifted, rooms))
    return rng.choice(best)
