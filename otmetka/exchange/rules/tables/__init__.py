"""Tables out of bytes: a CSV text or the first sheet of an XLSX workbook."""

from otmetka.exchange.rules.tables.read import read_table
from otmetka.exchange.rules.tables.table import Table

__all__ = ["Table", "read_table"]
