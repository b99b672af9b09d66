"""What is wrong with a file, as codes and values; :mod:`otmetka.exchange.words` says it in Russian."""

from dataclasses import dataclass, field
from typing import Any


class BadFile(Exception):
    """The whole file cannot be taken: wrong format, encoding, column, or too big."""

    def __init__(self, code: str, /, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class BadCell(Exception):
    """One cell cannot be read."""

    def __init__(self, code: str, /, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Fault:
    """An error or a warning at a place of the file; ``line`` counts as a spreadsheet does, from 1."""

    line: int
    column: str
    code: str
    details: dict[str, Any] = field(default_factory=dict)
