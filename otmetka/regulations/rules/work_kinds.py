"""Whether a kind of work may stand in the school's list. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

HEAVIEST = Decimal(10)


@dataclass(frozen=True)
class KindText:
    """What is typed for a kind: its names, its weight in the average, its ground and first day."""

    title: str
    short: str
    weight: Decimal | None
    written: bool
    second_mark: bool
    ground: str
    from_on: date | None


def check_kind(text: KindText) -> dict[str, str]:
    """The codes of what is wrong, by field; empty when the kind may be written."""
    wrong = {}
    if not 0 < len(text.title) <= 80:
        wrong["title"] = "no_title"
    if not 0 < len(text.short) <= 8:
        wrong["short"] = "no_short"
    if text.weight is None or not 0 <= text.weight <= HEAVIEST or text.weight != round(text.weight, 2):
        wrong["weight"] = "bad_weight"
    if not 0 < len(text.ground) <= 300:
        wrong["ground"] = "no_ground"
    if text.from_on is None:
        wrong["from_on"] = "no_day"
    return wrong
