"""islamey.instr.1.4: the notions are defined and used the same everywhere.

The terms «отметка», «накопляемость», «отчётный период», «замена» are in the glossary. Negative: a search
over the texts of the interface finds no «оценка» where the glossary says «отметка».
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from otmetka.config import glossary

HOUSE = Path(__file__).resolve().parents[2]
PRODUCT = HOUSE / "otmetka"
WRONG = re.compile(r"оцен(?:к[аиуео]|ок|кой|кам|ками|ках)", re.IGNORECASE)
#: The glossary itself says that the word is not used.
DEFINES = PRODUCT / "config" / "glossary.toml"
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@pytest.mark.parametrize("term", ["отметка", "накопляемость", "отчётный период", "замена"])
def test_term_is_defined_on_the_page_and_in_the_document(client, db, term):
    page = client.get("/help/glossary/")
    assert page.status_code == 200
    assert f"<b>{term}</b>" in page.content.decode()
    assert f"| {term} |" in (HOUSE / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_document_and_page_come_from_one_place():
    written = (HOUSE / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert written == glossary.as_markdown(), "run: python -m otmetka.config.glossary"


def test_terms_are_unique_and_defined():
    entries = glossary.entries()
    assert len({entry.term for entry in entries}) == len({entry.code for entry in entries}) == len(entries)
    assert all(len(entry.meaning) > 20 for entry in entries)


def test_no_text_of_the_interface_calls_a_mark_by_another_word():
    assert wrong_words(PRODUCT) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", '<h1>{% translate "Ваши Оценки" %}</h1>'),
        ("words.py", 'X = _("Поставьте оценку")'),
        ("words.py", 'X = f"{n} оценок"'),
        ("grid.js", 'const word = "оценка";'),
        ("data.toml", 'title = "Средняя оценка"'),
        ("locale/ru/django.po", 'msgstr "оценкам"'),
    ],
)
def test_search_finds_a_planted_word(tmp_path, name, text):
    planted = tmp_path / name
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    assert [path for path, _text in wrong_words(tmp_path)] == [planted]


def test_terms_stand_in_the_labels_of_the_interface():
    said = " ".join(text.lower() for path, text in all_texts(PRODUCT) if path != DEFINES)
    for stem in ("отметк", "отчётн"):
        assert stem in said


def wrong_words(root: Path) -> list[tuple[Path, str]]:
    """Texts with the wrong word, each with its file."""
    return [(path, text) for path, text in all_texts(root) if path != DEFINES and WRONG.search(text)]


def all_texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Every Russian text that the product can show: Python, templates, scripts, data, catalogues."""
    for path in sorted(root.rglob("*")):
        if "migrations" in path.parts or "__pycache__" in path.parts:
            continue
        if path.suffix == ".py":
            yield from ((path, text) for text in _strings(path))
        elif path.suffix in {".html", ".js", ".css", ".toml", ".po", ".txt", ".typ", ".json"}:
            yield path, path.read_text(encoding="utf-8")


def _strings(path: Path) -> Iterator[str]:
    """String literals, the pieces of f-strings included; comments are for us, not for people."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CYRILLIC.search(node.value):
            yield node.value
