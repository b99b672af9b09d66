"""docs/reference/access.md says what the table says, and the table speaks of duties that there are."""

from pathlib import Path

from otmetka.access.matrix import table
from otmetka.config.access_reference import all_duties, as_markdown

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "access.md"


def test_the_reference_is_current():
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == as_markdown(all_duties()), "run: python -m otmetka.config.access_reference"


def test_every_duty_of_the_table_exists():
    named = {duty for row in table().values() for duty in row}
    assert named <= set(all_duties())
