"""Every text colour keeps 4.5 : 1 on every ground that it may stand on, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "otmetka/ui/static/ui/tokens.css").read_text()
GROUNDS = ("paper", "sheet", "raise", "sunk", "today")
WASHES = ("pen-wash", "red-wash", "amber-wash", "green-wash")


def themes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root[^{]*\{([^{}]*--paper[^{}]*)\}", TOKENS)
    values = [dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", block)) for block in blocks]
    return {"light": values[0], "dark by the system": values[1], "dark by choice": values[2]}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    (ink, ground) for ink in ("ink", "ink-2", "pen", "red", "amber", "green") for ground in GROUNDS + WASHES
]
PAIRS += [("ink-3", ground) for ground in GROUNDS]
PAIRS += [("on-pen", "pen"), ("on-pen", "pen-2"), ("sheet", "ink"), ("sheet", "red")]


@pytest.mark.parametrize("theme", themes())
def test_text(theme):
    colours = themes()[theme]
    weak = [
        (ink, ground, round(contrast(colours[ink], colours[ground]), 2))
        for ink, ground in PAIRS
        if contrast(colours[ink], colours[ground]) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("theme", themes())
def test_edges_of_fields(theme):
    colours = themes()[theme]
    assert min(contrast(colours["edge"], colours[ground]) for ground in ("paper", "sheet", "raise")) >= 3


def test_both_dark_blocks_are_the_same():
    assert themes()["dark by the system"] == themes()["dark by choice"]


def test_dark_names_every_colour_of_light():
    assert set(themes()["dark by choice"]) == set(themes()["light"])
