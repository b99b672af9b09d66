"""The school's kinds of work in force on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from otmetka.regulations import defaults
from otmetka.regulations.models import WorkKind


@dataclass(frozen=True)
class Kind:
    """A kind of work as a page offers it."""

    id: int
    code: str
    title: str
    short: str
    weight: Decimal
    written: bool
    second_mark: bool
    ground: str


def work_kinds_in_force(school_id: int, on: date) -> list[Kind]:
    """Kinds of the school's list on this day in their order; of one code the latest. One query."""
    rows = (
        WorkKind.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gte=on), school_id=school_id, from_on__lte=on
        )
        .order_by("from_on", "position", "id")
        .values_list("position", "id", "code", "title", "short", "weight", "written", "second_mark", "ground")
    )
    latest = {row[2]: row for row in rows}
    return [Kind(*row[1:]) for row in sorted(latest.values())]


def kind_code(word: str) -> str | None:
    """The code for what a file calls a kind of work («контрольная»), or None."""
    return defaults.kind_words().get(word.strip().lower())
