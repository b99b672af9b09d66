"""The reference of templates says what the code takes; the empty templates can be read back."""

from pathlib import Path

import pytest

from otmetka.exchange.rules.rows import parse
from otmetka.exchange.rules.tables import read_table
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.files_out import as_bytes

PAGE = Path(__file__).parents[2] / "docs/reference/templates.md"


@pytest.mark.parametrize("kind", TEMPLATES.values(), ids=list(TEMPLATES))
def test_the_reference_names_every_column(kind):
    page = PAGE.read_text(encoding="utf-8")
    assert ";".join(kind.header) in page
    assert f"## {kind.title} (`{kind.code}`)" in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", TEMPLATES.values(), ids=list(TEMPLATES))
def test_an_empty_template_is_read_without_a_fault(kind, form):
    data = as_bytes(kind, [list(row) for row in kind.examples], form)
    parsed = parse(kind, read_table(data, f"x.{form}"))
    assert parsed.faults == []
    assert len(parsed.rows) == len(kind.examples)
