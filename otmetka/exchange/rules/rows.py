"""From a table of texts to typed rows of a kind: the header decides, every fault has its place."""

from dataclasses import dataclass

from otmetka.exchange.rules.faults import BadCell, BadFile, Fault
from otmetka.exchange.rules.kinds import Column, Kind, Row
from otmetka.exchange.rules.tables import Table
from otmetka.exchange.rules.tables.table import check_width


@dataclass(frozen=True)
class Parsed:
    """Rows that could be read and the faults of those that could not."""

    rows: list[Row]
    faults: list[Fault]


def parse(kind: Kind, table: Table) -> Parsed:
    """Read ``table`` as ``kind``. Raises BadFile for an unknown, double or missing column."""
    columns = _columns(kind, table)
    check_width(table.rows, len(table.header))
    rows: list[Row] = []
    faults: list[Fault] = []
    for line, texts in table.rows:
        values, wrong = _row(columns, line, texts)
        faults += wrong
        if not wrong:
            rows.append(Row(line, values))
    return Parsed(rows, faults)


def header_key(title: str) -> str:
    """How titles of columns are compared: case, spaces and ё do not count."""
    return "".join(title.lower().replace("ё", "е").split()).strip("*:")


def _columns(kind: Kind, table: Table) -> list[tuple[int, Column]]:
    known = {header_key(column.title): column for column in kind.columns}
    found: dict[str, int] = {}
    for position, title in enumerate(table.header):
        if not title.strip():
            _refuse_nameless(table, position)
            continue
        key = header_key(title)
        if key not in known:
            raise BadFile("column_unknown", column=title.strip(), columns="; ".join(kind.header))
        if key in found:
            raise BadFile("column_twice", column=title.strip())
        found[key] = position
    for key, column in known.items():
        if column.filled and key not in found:
            raise BadFile("column_missing", column=column.title, columns="; ".join(kind.header))
    return [(position, known[key]) for key, position in found.items()]


def _refuse_nameless(table: Table, position: int) -> None:
    for line, texts in table.rows:
        if position < len(texts) and texts[position].strip():
            raise BadFile("column_nameless", number=position + 1, line=line)


def _row(columns: list[tuple[int, Column]], line: int, texts: list[str]) -> tuple[dict, list[Fault]]:
    values: dict = {}
    faults: list[Fault] = []
    for position, column in columns:
        text = texts[position].strip() if position < len(texts) else ""
        if not text:
            if column.filled:
                faults.append(Fault(line, column.title, "empty"))
            continue
        try:
            values[column.field] = column.read(text)
        except BadCell as bad:
            faults.append(Fault(line, column.title, bad.code, bad.details))
    return values, faults
