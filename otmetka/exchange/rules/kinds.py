"""What a template is: its columns, which of them must be there, which cells must be filled in."""

from dataclasses import dataclass
from typing import Any

from otmetka.exchange.rules.cells import Reader


@dataclass(frozen=True)
class Column:
    """A column of a template. ``filled``: no cell of it may be empty, so the column must be there."""

    title: str
    field: str
    read: Reader
    filled: bool = False
    width: int = 16


@dataclass(frozen=True)
class Kind:
    """A kind of exchange with its template. ``examples`` are rows of the empty template."""

    code: str
    title: str
    columns: tuple[Column, ...]
    examples: tuple[tuple[str, ...], ...] = ()

    @property
    def header(self) -> list[str]:
        """The titles of the columns."""
        return [column.title for column in self.columns]


@dataclass(frozen=True)
class Row:
    """A read row: the value of each filled cell by field; an empty cell is None."""

    line: int
    values: dict[str, Any]

    def __getitem__(self, field: str) -> Any:
        return self.values.get(field)
