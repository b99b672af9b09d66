"""Cells into values: each reader takes the stripped, non-empty text of a cell or raises BadCell."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from otmetka.core.names import tidy
from otmetka.exchange.rules.class_names import read_class
from otmetka.exchange.rules.faults import BadCell

Reader = Callable[[str], Any]

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 0{1,2}:00(?::00)?)?|(\d{4})-(\d\d)-(\d\d)")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::00)?")
_DECIMAL = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?")
_WHOLE = re.compile(r"(\d{1,6})(?:[.,]0+)?")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u200b]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_WEEKDAY_WORDS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def text(limit: int) -> Reader:
    """Text of at most ``limit`` characters, without control and direction characters."""

    def read(value: str) -> str:
        if _CONTROL.search(value):
            raise BadCell("control")
        value = _BIDI.sub("", value).strip()
        if len(value) > limit:
            raise BadCell("long", limit=limit, length=len(value))
        return value

    return read


def name(limit: int = 80) -> Reader:
    """A part of a person's name as it is kept (see :func:`otmetka.core.names.tidy`)."""
    plain = text(limit)
    return lambda value: tidy(plain(value))


def line(limit: int) -> Reader:
    """Text whose inner white space is single spaces."""
    plain = text(limit)
    return lambda value: re.sub(r"\s+", " ", plain(value.replace("\u00a0", " ")))


def day(value: str) -> date:
    """дд.мм.гггг, or the ISO form that programs write."""
    match = _DAY.fullmatch(value)
    if not match:
        raise BadCell("day", value=value)
    if match[1]:
        number, month, year = int(match[1]), int(match[2]), int(match[3])
    else:
        year, month, number = int(match[4]), int(match[5]), int(match[6])
    try:
        found = date(year, month, number)
    except ValueError:
        raise BadCell("day", value=value) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadCell("day_far", value=value)
    return found


def clock(value: str) -> time:
    """8:30."""
    match = _CLOCK.fullmatch(value)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise BadCell("clock", value=value)
    return time(int(match[1]), int(match[2]))


def whole(low: int, high: int) -> Reader:
    """A whole number from ``low`` to ``high``."""

    def read(value: str) -> int:
        match = _WHOLE.fullmatch(value)
        if not match:
            raise BadCell("whole", value=value)
        if not low <= int(match[1]) <= high:
            raise BadCell("range", value=value, low=low, high=high)
        return int(match[1])

    return read


def hours(value: str) -> Decimal:
    """Hours a week, such as 0,5; at most two decimals and 99."""
    if not _DECIMAL.fullmatch(value):
        raise BadCell("number", value=value)
    found = Decimal(value.replace(",", "."))
    if found > 99 or found != found.quantize(Decimal("0.01")):
        raise BadCell("range", value=value, low=0, high=99)
    return found.quantize(Decimal("0.01"))


def choice(words: dict[str, Any]) -> Reader:
    """One of ``words`` (lower case) as its value."""

    def read(value: str) -> Any:
        found = words.get(value.lower().rstrip("."))
        if found is None:
            raise BadCell("choice", value=value, words=", ".join(words))
        return found

    return read


def weekday(value: str) -> int:
    """1 for пн to 7 for вс."""
    low = value.lower().rstrip(".")
    for words in (WEEKDAYS, _WEEKDAY_WORDS):
        if low in words:
            return words.index(low) + 1
    raise BadCell("choice", value=value, words=", ".join(WEEKDAYS))


def one_class(value: str) -> tuple[int, str]:
    """A class."""
    return read_class(value)


def classes(value: str) -> tuple[tuple[int, str], ...]:
    """Classes by comma, in their order, each once."""
    found = sorted({read_class(part) for part in re.split(r"[,;]", value) if part.strip()})
    if not found:
        raise BadCell("class", value=value)
    return tuple(found)


def codes(value: str) -> tuple[str, ...]:
    """Codes of persons by comma, each once, in the order of the file."""
    parts = (part.strip() for part in re.split(r"[,;]", value))
    return tuple(dict.fromkeys(part for part in parts if part))


def year_title(value: str) -> str:
    """«2026/27»; also «2026-2027», «2026/2027»."""
    match = re.fullmatch(r"(\d{4})\s*[/\-–]\s*(?:\d\d)?(\d\d)", value)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise BadCell("year", value=value)
    return f"{match[1]}/{match[2]}"
