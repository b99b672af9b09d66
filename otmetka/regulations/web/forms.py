"""The form of a kind of work."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import QueryDict
from django.utils.dateparse import parse_date

from otmetka.regulations.rules.work_kinds import KindText


@dataclass(frozen=True)
class KindForm:
    """The fields as they were typed, so that a refusal loses nothing."""

    title: str = ""
    short: str = ""
    weight: str = "1"
    written: bool = False
    second_mark: bool = False
    ground: str = ""
    from_on: str = ""

    @classmethod
    def typed(cls, data: QueryDict) -> "KindForm":
        """From a POST."""
        texts = {
            name: data.get(name, "").replace("\x00", "").strip()
            for name in ("title", "short", "weight", "ground", "from_on")
        }
        return cls(**texts, written="written" in data, second_mark="second_mark" in data)

    @property
    def text(self) -> KindText:
        """What the service takes; what cannot be read is None and is named by the rule."""
        return KindText(
            self.title,
            self.short,
            _decimal(self.weight),
            self.written,
            self.second_mark,
            self.ground,
            day_of(self.from_on),
        )


def day_of(text: str) -> date | None:
    """A day of a date field, or None."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
