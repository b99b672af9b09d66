"""The weighted average of marks: to two decimals, half up; everything that is not a figure is left out.

A value is what stands in a cell: «5», «5 4» (two marks of one work, each with the work's weight), a code
without a figure («зач», «н/а», «осв», «.»), or nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

Weighted = tuple[str, Decimal]

_HUNDREDTH = Decimal("0.01")
NOTHING = "—"


@dataclass(frozen=True)
class Counted:
    """How an average came about: each figure with its weight, and the sums that were divided."""

    figures: tuple[tuple[int, Decimal], ...]
    total: Decimal
    weight: Decimal

    @property
    def average(self) -> Decimal | None:
        """The quotient to two decimals, None where nothing has a weight."""
        if not self.weight:
            return None
        return (self.total / self.weight).quantize(_HUNDREDTH, ROUND_HALF_UP)


@lru_cache(maxsize=512)
def figures(value: str) -> tuple[int, ...]:
    """The marks in a cell: «5 4» is (5, 4), «н/а» is ()."""
    return tuple(int(part) for part in value.split() if part.isascii() and part.isdecimal())


def counted(items: Iterable[Weighted]) -> Counted:
    """The parts of the average of (value, weight) pairs; works of weight zero do not count.

    Raises ValueError for a weight below zero: the average would leave the scale.
    """
    used: list[tuple[int, Decimal]] = []
    total = weights = Decimal(0)
    for value, weight in items:
        if weight < 0:
            raise ValueError(f"a weight below zero: {weight}")
        if not weight:
            continue
        for figure in figures(value):
            used.append((figure, weight))
            total += figure * weight
            weights += weight
    return Counted(tuple(used), total, weights)


def average(items: Iterable[Weighted]) -> Decimal | None:
    """The weighted average to two decimals, half up; None where there is no figure with a weight."""
    return counted(items).average


def shown(value: Decimal | None) -> str:
    """An average as it is read in Russian: «4,50», or a dash where there is none."""
    return NOTHING if value is None else str(value.quantize(_HUNDREDTH, ROUND_HALF_UP)).replace(".", ",")


@lru_cache(maxsize=512)
def plain(value: Decimal) -> str:
    """A weight or a sum without needless zeros: «3», «1,5»."""
    return format(value.normalize(), "f").replace(".", ",")


def mark_by_thresholds(value: Decimal | None, thresholds: Mapping[int, Decimal]) -> int | None:
    """The mark that an average leads to: the highest one whose threshold it reaches.

    ``thresholds`` is the value of the act in force (mark → least average that gives it). It is compared
    with the two decimals that are on the screen, so that «4,50» never counts as less than 4,5.
    """
    reached = [mark for mark, least in thresholds.items() if value is not None and value >= least]
    return max(reached, default=None)
