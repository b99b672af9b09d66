"""The words of the product with their meanings: a public page, and docs/glossary.md (islamey.instr.1.4)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_DATA = Path(__file__).with_name("glossary.toml")
_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


@dataclass(frozen=True)
class Entry:
    """A word: its name in the code, the term on the screen, the meaning."""

    code: str
    term: str
    meaning: str


@cache
def entries() -> tuple[Entry, ...]:
    """All words in the order of the Russian alphabet."""
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))["terms"]
    return tuple(
        sorted((Entry(**row) for row in raw), key=lambda entry: entry.term.lower().replace("ё", "е"))
    )


def glossary(request: HttpRequest) -> HttpResponse:
    """``/help/glossary/``: open to everyone, it holds nothing of anybody."""
    return render(request, "config/glossary.html", {"entries": entries()})


def as_markdown() -> str:
    """The text of docs/glossary.md."""
    head = [
        "# Glossary",
        "",
        "English in the code = Russian on the screen. Written from `otmetka/config/glossary.toml`",
        "by `python -m otmetka.config.glossary`; the page is `/help/glossary/`.",
        "",
        "| code | on the screen | meaning |",
        "|---|---|---|",
    ]
    rows = [f"| `{entry.code}` | {entry.term} | {entry.meaning} |" for entry in entries()]
    return "\n".join([*head, *rows, ""])


if __name__ == "__main__":
    _DOCUMENT.write_text(as_markdown(), encoding="utf-8")
