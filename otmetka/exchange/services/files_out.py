"""Rows of a template as the bytes of a file."""

from otmetka.exchange.rules.kinds import Kind
from otmetka.exchange.rules.tables.write_csv import write_csv
from otmetka.papers.workbook import Sheet, write_workbook

FORMS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def as_bytes(kind: Kind, rows: list[list[str]], form: str) -> bytes:
    """The file's bytes; ``form`` is a key of :data:`FORMS`."""
    if form == "csv":
        return write_csv(kind.header, rows)
    widths = tuple(column.width for column in kind.columns)
    return write_workbook([Sheet(kind.title, tuple(kind.header), rows, widths)])
