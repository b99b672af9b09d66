"""The first sheet of an XLSX workbook as texts: cached values only, nothing is computed or run."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.tables.table import MAX_COLUMNS, MAX_ROWS, Table, as_table

MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 2000
_CELL_WITH_FORMULA = re.compile(
    rb'<c\s[^>]*?r="([A-Z]+)(\d+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def read_workbook(data: bytes) -> Table:
    """Raises BadFile for a broken or protected workbook, a bomb, macros, merged cells, dead formulas."""
    _check_archive(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        merged = sheet.merged_cell_ranges or []
        if sheet.total_height > MAX_ROWS + 1000:
            raise BadFile("too_many_rows", limit=MAX_ROWS)
        if sheet.total_width > MAX_COLUMNS * 4:
            raise BadFile("too_many_columns", limit=MAX_COLUMNS)
        cells = sheet.to_python(skip_empty_area=False)
        names = book.sheet_names
    except calamine.PasswordError:
        raise BadFile("protected") from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError):
        raise BadFile("broken_workbook") from None
    _refuse_merged(merged)
    lines = [(number, [as_text(cell) for cell in row]) for number, row in enumerate(cells, start=1)]
    others = ", остальные листы не читались" if len(names) > 1 else ""
    return as_table(lines, f"XLSX, лист «{names[0]}»{others}")


def as_text(value: Any) -> str:
    """A cell's value as it would be typed: 01.09.2026, 8:30, 3, 0,5."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if not (value.hour or value.minute) else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return "" if value is None else str(value)


def _check_archive(data: bytes) -> None:
    """Look at the archive's own list before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = [member.filename.lower() for member in members]
            unpacked = sum(member.file_size for member in members)
            if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(data):
                raise BadFile("bomb")
            if any(name.endswith("vbaproject.bin") for name in names):
                raise BadFile("macros")
            if "xl/workbook.xml" not in names:
                raise BadFile("not_workbook")
            _refuse_dead_formulas(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise BadFile("broken_workbook") from None


def _refuse_dead_formulas(archive: zipfile.ZipFile) -> None:
    """A formula that no program has computed has no value: an empty cell would be a silent guess."""
    if "xl/worksheets/sheet1.xml" not in archive.namelist():
        return
    found = _CELL_WITH_FORMULA.search(archive.read("xl/worksheets/sheet1.xml"))
    if found:
        raise BadFile("dead_formula", cell=f"{found[1].decode()}{found[2].decode()}")


def _refuse_merged(ranges: list) -> None:
    """A merged cell belongs to several rows or columns: which one is meant cannot be known."""
    if ranges:
        (row, column), _end = ranges[0]
        raise BadFile("merged", cell=f"{_column_letters(column)}{row + 1}")


def _column_letters(position: int) -> str:
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
