"""XLSX workbooks from read-models. Every cell is text: nothing in it is ever computed (SECURITY 17)."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import xlsxwriter

#: What a spreadsheet would take for a formula once the text is typed again or saved as CSV.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_MAX_TITLE = 31


@dataclass(frozen=True)
class Sheet:
    """A sheet: ``widths`` in characters, one for each column of the header."""

    title: str
    header: tuple[str, ...]
    rows: Iterable[list[str]]
    widths: tuple[int, ...] = ()


def write_workbook(sheets: list[Sheet]) -> bytes:
    """The workbook as bytes; the header row stays on the screen, columns can be filtered."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        # the prefix is the spreadsheet's own hidden apostrophe: the text stays itself and stays a text
        quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        for sheet in sheets:
            _write(book.add_worksheet(_title(sheet.title)), sheet, (head, text, quoted))
    return out.getvalue()


def _write(page, sheet: Sheet, formats: tuple) -> None:
    head, text, quoted = formats
    page.freeze_panes(1, 0)
    for column, title in enumerate(sheet.header):
        width = sheet.widths[column] if column < len(sheet.widths) else 16
        page.set_column(column, column, width, text)
        page.write_string(0, column, title, head)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if cell:
                page.write_string(last, column, cell, quoted if cell.startswith(_DANGEROUS) else text)
    page.autofilter(0, 0, max(last, 1), len(sheet.header) - 1)


def _title(title: str) -> str:
    return "".join("_" if letter in "[]:*?/\\" else letter for letter in title)[:_MAX_TITLE]
