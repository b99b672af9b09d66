"""Which reader takes a file: by its first bytes and its extension together (SECURITY 11)."""

from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.tables.csv_text import read_csv
from otmetka.exchange.rules.tables.table import MAX_BYTES, Table
from otmetka.exchange.rules.tables.workbook import read_workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT = (".csv", ".txt", ".tsv")
_MACRO = (".xlsm", ".xltm", ".xlsb", ".xlam")


def read_table(data: bytes, file_name: str, *, expected: frozenset[str] = frozenset()) -> Table:
    """The table in ``data``; ``expected`` are header keys that help to tell encoding and separator.

    Raises BadFile for anything but a plain XLSX workbook or a CSV text.
    """
    low = file_name.lower()
    if len(data) > MAX_BYTES:
        raise BadFile("too_big", limit=MAX_BYTES // 1024 // 1024)
    if low.endswith(_MACRO):
        raise BadFile("macros")
    if data.startswith(_OLE):
        raise BadFile("old_excel")
    if data.startswith(_ZIP):
        if low.endswith(_TEXT):
            raise BadFile("not_what_it_says", said=low.rsplit(".", 1)[-1])
        return read_workbook(data)
    if low.endswith(".xlsx"):
        raise BadFile("not_what_it_says", said="xlsx")
    if not low.endswith(_TEXT):
        raise BadFile("extension")
    return read_csv(data, expected)
