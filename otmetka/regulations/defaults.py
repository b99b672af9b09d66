"""The shipped values, read once from ``defaults.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from otmetka.regulations.rules.in_force import Value

_FILE = Path(__file__).with_name("defaults.toml")
ALL_GRADES = [1, 11]


@dataclass(frozen=True)
class DefaultKind:
    """A shipped kind of work; ``words`` are its names in files, in lower case."""

    code: str
    title: str
    short: str
    weight: Decimal
    written: bool
    second_mark: bool
    words: tuple[str, ...]


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def ground() -> str:
    """What the page says where the school's act is silent."""
    return _raw()["ground"]


def from_on() -> date:
    """The day from which the defaults hold."""
    return _raw()["from_on"]


@cache
def parameters() -> tuple[Value, ...]:
    """All shipped parameters."""
    return tuple(_value(row) for row in _raw()["parameters"])


@cache
def work_kinds() -> tuple[DefaultKind, ...]:
    """All shipped kinds of work, in the order in which they are offered."""
    return tuple(
        DefaultKind(
            row["code"], row["title"], row["short"], Decimal(row["weight"]),
            row.get("written", False), row.get("second_mark", False), tuple(row["words"]),
        )
        for row in _raw()["work_kinds"]
    )  # fmt: skip


@cache
def kind_words() -> dict[str, str]:
    """Russian word in lower case → code of the kind: ``{"контрольная": "control", …}``."""
    return {word: kind.code for kind in work_kinds() for word in kind.words}


def _value(row: dict[str, Any]) -> Value:
    low, high = row.get("grades", ALL_GRADES)
    said = f"{ground()}: {row['source']}"
    return Value(row["key"], row["value"], row["unit"], said, low, high, from_on(), None)
