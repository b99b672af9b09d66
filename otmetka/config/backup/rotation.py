"""Which backups stay: the last days, and the first one of each of the last months."""

import re
from collections.abc import Iterable
from datetime import datetime

NAME = re.compile(r"^otmetka-(\d{8}-\d{6})\.tar$")
KEEP_DAILY, KEEP_MONTHLY = 14, 12


def name_of(at: datetime) -> str:
    """``otmetka-20261117-023000.tar`` for a moment in UTC."""
    return f"otmetka-{at:%Y%m%d-%H%M%S}.tar"


def moment_of(name: str) -> datetime | None:
    """The moment (naive, UTC) in a backup's name, or None for another file."""
    match = NAME.match(name)
    return datetime.strptime(match[1], "%Y%m%d-%H%M%S") if match else None


def superfluous(names: Iterable[str], *, daily: int = KEEP_DAILY, monthly: int = KEEP_MONTHLY) -> list[str]:
    """Names to remove; files that are no backups are never among them."""
    dated = sorted((at, name) for name in names if (at := moment_of(name)))
    kept = {name for _at, name in dated[-daily:]}
    first_of_month: dict[tuple[int, int], str] = {}
    for at, name in dated:
        first_of_month.setdefault((at.year, at.month), name)
    kept |= set([first_of_month[month] for month in sorted(first_of_month)][-monthly:])
    return [name for _at, name in dated if name not in kept]
