"""A table as texts, and the limits that hold for any."""

from dataclasses import dataclass

from otmetka.exchange.rules.faults import BadFile

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 60
MAX_CELL = 32_767


@dataclass(frozen=True)
class Table:
    """``rows`` are (line of the file, texts); empty lines are left out. ``how`` says what was detected."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    how: str = ""


def as_table(lines: list[tuple[int, list[str]]], how: str) -> Table:
    """The first line that is not empty is the header. Raises BadFile for an empty or too big table."""
    filled = [(line, texts) for line, texts in lines if any(text.strip() for text in texts)]
    if not filled:
        raise BadFile("file_empty")
    if len(filled) - 1 > MAX_ROWS:
        raise BadFile("too_many_rows", limit=MAX_ROWS)
    (_line, header), *rows = filled
    while header and not header[-1].strip():
        header = header[:-1]
    if len(header) > MAX_COLUMNS:
        raise BadFile("too_many_columns", limit=MAX_COLUMNS)
    return Table(header, rows, how)


def check_width(rows: list[tuple[int, list[str]]], width: int) -> None:
    """A row longer than the header has lost its quotes: its cells cannot be told apart."""
    for line, texts in rows:
        if any(text.strip() for text in texts[width:]):
            raise BadFile("row_wide", line=line, expected=width, found=len(texts))
        if any(len(text) > MAX_CELL for text in texts):
            raise BadFile("cell_huge", line=line, limit=MAX_CELL)
