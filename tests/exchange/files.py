"""Files of our own making for the tests of exchange: good ones and every kind of dirt."""

import io
import zipfile
from datetime import date, time
from uuid import uuid4

import xlsxwriter

from otmetka.exchange.rules.tables.write_csv import write_csv
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.upload_import import Upload


def table(kind: str, rows: list[list[str]], **changes) -> bytes:
    """A CSV of a template; ``header`` replaces its header."""
    return write_csv(changes.get("header", TEMPLATES[kind].header), rows)


def upload(kind: str, rows: list[list[str]], name: str = "файл.csv", **changes) -> Upload:
    """The same as an upload of the page."""
    return Upload(kind, name, table(kind, rows, **changes), uuid4())


def workbook(cells: list[list], *, merge: str = "", formula: str = "", macro: bool = False) -> bytes:
    """An XLSX; ``merge`` a range, ``formula`` goes into A2 with no value."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet()
    shapes = {
        date: book.add_format({"num_format": "dd.mm.yyyy"}),
        time: book.add_format({"num_format": "h:mm"}),
    }
    for line, row in enumerate(cells):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(line, column, cell)
            else:
                page.write(line, column, cell, shapes.get(type(cell)))
    if merge:
        page.merge_range(merge, "сразу всё")
    if formula:
        page.write_formula("A2", formula, None, "")
    book.close()
    return with_member(out.getvalue(), "xl/vbaProject.bin", b"macro") if macro else out.getvalue()


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with one more member."""
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return out.getvalue()
