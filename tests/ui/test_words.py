"""The scripts and the catalogue of their words know each other."""

import re
from pathlib import Path

from otmetka.ui.words import GRID, SHELL

STATIC = Path(__file__).parents[2] / "otmetka/ui/static/ui"


def test_every_word_said_is_known():
    sources = "".join(path.read_text() for path in STATIC.glob("**/*.js"))
    assert set(re.findall(r'say\("([a-zA-Z]+)"', sources)) <= set(SHELL) | set(GRID)


def test_every_known_word_is_said():
    sources = "".join(path.read_text() for path in STATIC.glob("**/*.js"))
    unsaid = [word for word in {**SHELL, **GRID} if f'"{word}"' not in sources]
    assert unsaid == []


def test_pages_without_a_grid_say_only_the_words_of_the_shell():
    parts = [path for path in STATIC.glob("**/*.js") if path.parent.name != "grid"]
    sources = "".join(path.read_text() for path in parts)
    assert set(re.findall(r'say\("([a-zA-Z]+)"', sources)) <= set(SHELL)
