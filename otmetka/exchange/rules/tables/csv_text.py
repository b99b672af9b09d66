"""CSV as schools really have it: UTF-8 with or without a mark, windows-1251, «;», «,» or tabs."""

import csv
import io

from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.tables.formulas import unguarded
from otmetka.exchange.rules.tables.table import MAX_CELL, MAX_ROWS, Table, as_table

_DELIMITERS = ";,\t"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: Encodings of old programs: told by name, never taken by guess.
_OLD = (("cp866", "DOS (cp866)"), ("koi8-r", "KOI8-R"), ("mac_cyrillic", "Macintosh"))
_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1251": "Windows-1251"}

csv.field_size_limit(MAX_CELL * 4)


def read_csv(data: bytes, expected: frozenset[str]) -> Table:
    """The table of a CSV text; ``expected`` are keys of known column titles, if any."""
    text, encoding = _decode(data, expected)
    delimiter = _delimiter(text, expected)
    lines = [(line, [unguarded(cell) for cell in cells]) for line, cells in _lines(text, delimiter)]
    sign = "Tab" if delimiter == "\t" else delimiter
    return as_table(lines, f"CSV, {_NAMES[encoding]}, «{sign}»")


def _decode(data: bytes, expected: frozenset[str]) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start, expected)
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError as error:
        raise BadFile("encoding", line=data.count(b"\n", 0, error.start) + 1) from None
    if expected and not _knows(text, expected):
        _refuse_old(data, expected)
    return text, "cp1251"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadFile("encoding", line=data.count(b"\n", 0, error.start) + 1) from None


def _refuse_binary(data: bytes) -> None:
    at = data.find(b"\x00")
    if at >= 0:
        raise BadFile("binary", line=data.count(b"\n", 0, at) + 1)
    head = data[:4096]
    if sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head) > len(head) // 50:
        raise BadFile("binary", line=1)


def _refuse_broken_utf8(data: bytes, at: int, expected: frozenset[str]) -> None:
    """A header that reads as UTF-8 says what the file is: one broken byte does not make it windows-1251."""
    head = data[: data.find(b"\n") if b"\n" in data else len(data)]
    whole = head.decode("utf-8", "ignore")
    if any("а" <= letter <= "я" for letter in whole.lower()) and (not expected or _knows(whole, expected)):
        raise BadFile("broken_utf8", line=data.count(b"\n", 0, at) + 1)


def _refuse_old(data: bytes, expected: frozenset[str]) -> None:
    for encoding, name in _OLD:
        if _knows(data.decode(encoding, "replace"), expected):
            raise BadFile("old_encoding", name=name)


def _knows(text: str, expected: frozenset[str]) -> int:
    """How many known titles the first line has, under the best separator."""
    return max(_hits(text, delimiter, expected) for delimiter in _DELIMITERS)


def _hits(text: str, delimiter: str, expected: frozenset[str]) -> int:
    from otmetka.exchange.rules.rows import header_key

    return sum(header_key(cell.strip('" ')) in expected for cell in _first_line(text).split(delimiter))


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip(' ;,\t"')), "")


def _delimiter(text: str, expected: frozenset[str]) -> str:
    first = _first_line(text)
    if text.lower().startswith("sep=") and len(first) > 4:
        return first[4]
    best = max(_DELIMITERS, key=lambda sign: (_hits(text, sign, expected), first.count(sign)))
    return best


def _lines(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    if "\x00" in text:
        raise BadFile("binary", line=text.count("\n", 0, text.index("\x00")) + 1)
    if text.lower().startswith("sep="):
        text = "\n" + text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for cells in reader:
            lines.append((begun, cells))
            begun = reader.line_num + 1
            if len(lines) > MAX_ROWS + 1000:
                raise BadFile("too_many_rows", limit=MAX_ROWS)
    except csv.Error:
        raise BadFile("quotes", line=begun) from None
    return lines
