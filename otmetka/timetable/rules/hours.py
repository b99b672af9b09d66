"""Hours a week of a group in the grid of slots."""

from collections.abc import Iterable
from decimal import Decimal

HALF = Decimal("0.5")


def hours_in_grid(weeks_of_slots: Iterable[int], cycle: int) -> Decimal:
    """Lessons a week on average: a slot of one week of a two-week cycle counts half."""
    return sum((HALF if week and cycle == 2 else Decimal(1) for week in weeks_of_slots), Decimal(0))


def same_hours(load: Decimal, grid: Decimal) -> bool:
    """Whether the grid carries out the load to the half hour that a cycle can show."""
    return abs(load - grid) < Decimal("0.25")
