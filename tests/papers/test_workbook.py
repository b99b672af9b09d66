"""Workbooks never compute (SECURITY 17)."""

import io
import zipfile

from otmetka.papers.workbook import Sheet, write_workbook


def test_no_cell_is_a_formula_or_a_link():
    rows = [["=1+1", "+7 900", "-Ли", "@SUM(A1)", "http://x.example", "=cmd|' /C calc'!A0"]]
    data = write_workbook([Sheet("Ученики: 7А/7Б [все]", tuple("абвгде"), rows)])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert "hyperlink" not in page
        assert 'quotePrefix="1"' in book.read("xl/styles.xml").decode()
        assert "Ученики_ 7А_7Б _все_" in book.read("xl/workbook.xml").decode()
