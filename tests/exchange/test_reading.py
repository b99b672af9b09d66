"""Tables out of bytes: every kind of dirt gets its sentence (SECURITY 11, 17)."""

import io
import zipfile
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.rows import header_key, parse
from otmetka.exchange.rules.tables import read_table
from otmetka.exchange.rules.tables.formulas import guarded, unguarded
from otmetka.exchange.rules.tables.write_csv import write_csv
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.files_out import as_bytes
from tests.exchange.files import with_member, workbook

ROOMS = frozenset(header_key(title) for title in TEMPLATES["rooms"].header)
PLAIN = "Кабинет;Название;Мест\r\n27;Физика;30\r\n"
TEXT = "Кабинет;Название;Мест\r\n27;«Физика»;30\r\n"


def read(data: bytes, name: str = "кабинеты.csv"):
    return read_table(data, name, expected=ROOMS)


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (TEXT.encode(), "CSV, UTF-8, «;»"),
        (TEXT.encode("utf-8-sig"), "CSV, UTF-8, «;»"),
        (TEXT.encode("cp1251"), "CSV, Windows-1251, «;»"),
        (TEXT.encode("utf-16"), "CSV, UTF-16, «;»"),
        (TEXT.replace(";", ",").encode(), "CSV, UTF-8, «,»"),
        (TEXT.replace(";", "\t").encode("cp1251"), "CSV, Windows-1251, «Tab»"),
        (TEXT.replace("\r\n", "\n").encode(), "CSV, UTF-8, «;»"),
        (b"sep=;\r\n" + TEXT.encode("cp1251"), "CSV, Windows-1251, «;»"),
        (('"Кабинет";"Название";"Мест"\n27;"«Физика»";30\n\n;;\n').encode(), "CSV, UTF-8, «;»"),
    ],
)
def test_a_school_s_csv_is_read(data, how):
    table = read(data)
    assert table.how == how
    assert table.header == ["Кабинет", "Название", "Мест"]
    assert [texts for _line, texts in table.rows] == [["27", "«Физика»", "30"]]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "x.csv", "file_empty"),
        (b"\r\n;;\r\n", "x.csv", "file_empty"),
        (PLAIN.encode("cp866"), "x.csv", "old_encoding"),
        (PLAIN.encode("koi8-r"), "x.csv", "old_encoding"),
        (TEXT.encode() + b"28;\xff\xfe;1\n", "x.csv", "broken_utf8"),
        (b"\x00\x01\x02", "x.csv", "binary"),
        (TEXT.encode() + b"28;a\x00b;1\n", "x.csv", "binary"),
        (TEXT.encode() + '28;"не закрыта;1\n'.encode(), "x.csv", "quotes"),
        (TEXT.encode() + b"28;a;1;2\n", "x.csv", "row_wide"),
        (b"\x89PNG\r\n\x1a\n", "x.xlsx", "not_what_it_says"),
        (b"PK\x03\x04zzz", "x.xlsx", "broken_workbook"),
        (b"PK\x03\x04zzz", "x.csv", "not_what_it_says"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls", "old_excel"),
        (TEXT.encode(), "x.exe", "extension"),
        (b"PK\x03\x04", "x.xlsm", "macros"),
        (b"x" * (20 * 1024 * 1024 + 1), "x.csv", "too_big"),
    ],
)
def test_a_bad_file_is_refused_by_its_reason(data, name, code):
    with pytest.raises(BadFile) as refused:
        parse(TEMPLATES["rooms"], read(data, name))
    assert refused.value.code == code


HEAD = ["Кабинет", "Название", "Мест"]


def test_a_workbook_is_read_with_its_dates_and_numbers():
    data = workbook([HEAD, [27, "=1+1", 30.0], ["0012", date(2026, 9, 1), 0.5], ["-Ли", time(8, 30), ""]])
    assert [texts for _line, texts in read(data, "x.xlsx").rows] == [
        ["27", "=1+1", "30"],
        ["0012", "01.09.2026", "0,5"],
        ["-Ли", "8:30", ""],
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workbook([HEAD], merge="A2:B3"), "merged"),
        (workbook([HEAD], formula="=A1&1"), "dead_formula"),
        (workbook([HEAD, ["1"]], macro=True), "macros"),
        (with_member(workbook([HEAD, ["1"]]), "xl/media/a.bin", b"0" * 210 * 1024 * 1024), "bomb"),
    ],
)
def test_a_bad_workbook_is_refused_by_its_reason(data, code):
    with pytest.raises(BadFile) as refused:
        read(data, "x.xlsx")
    assert refused.value.code == code


def test_an_archive_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "a")
    with pytest.raises(BadFile) as refused:
        read(out.getvalue(), "x.xlsx")
    assert refused.value.code == "not_workbook"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (["Кабинет", "Название", "Цвет"], "column_unknown"),
        (["Название", "Мест"], "column_missing"),
        (["Кабинет", "Кабинет"], "column_twice"),
    ],
)
def test_a_wrong_column_refuses_the_whole_file(header, code):
    table = read(write_csv(header, [["1"] * len(header)]))
    with pytest.raises(BadFile) as refused:
        parse(TEMPLATES["rooms"], table)
    assert refused.value.code == code


NAMES = st.one_of(
    st.sampled_from(
        ["Ёжиков", "О", "Д’Артаньян", "-Ли", "=2+2", "@x", "+7", "'", "''-a", "Кӏэщт", "Ӏ", "я" * 60]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=60),
)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5), st.sampled_from(["csv", "xlsx"]))
def test_whatever_is_written_is_read_back(rows, form):
    kind = TEMPLATES["rooms"]
    data = as_bytes(kind, [[first, second, ""] for first, second in rows], form)
    table = read(data, f"x.{form}")
    assert [tuple(texts[:2]) for _line, texts in table.rows] == rows


@given(st.text(max_size=20))
def test_a_guard_is_taken_off_exactly_where_it_was_put(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
