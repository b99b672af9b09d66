"""Values as the templates write them."""

from datetime import date, time
from decimal import Decimal

from otmetka.exchange.rules.cells import WEEKDAYS


def day(value: date | None) -> str:
    """01.09.2026."""
    return f"{value:%d.%m.%Y}" if value else ""


def clock(value: time) -> str:
    """8:30."""
    return f"{value.hour}:{value.minute:02}"


def number(value: int | Decimal | None) -> str:
    """3 or 0,5."""
    if value is None:
        return ""
    return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def weekday(value: int | None) -> str:
    """пн."""
    return WEEKDAYS[value - 1] if value else ""
