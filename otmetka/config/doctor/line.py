"""A line of the system check."""

from dataclasses import dataclass

GREEN, AMBER, RED = "green", "amber", "red"


@dataclass(frozen=True)
class Line:
    """``tone`` is green, amber (look at it) or red (does not work); ``way_on`` says what to do."""

    key: str
    title: str
    tone: str
    said: str
    way_on: str = ""


def green(key: str, title: str, said: str) -> Line:
    """It works."""
    return Line(key, title, GREEN, said)


def amber(key: str, title: str, said: str, way_on: str) -> Line:
    """It works, but somebody should look at it."""
    return Line(key, title, AMBER, said, way_on)


def red(key: str, title: str, said: str, way_on: str) -> Line:
    """It does not work."""
    return Line(key, title, RED, said, way_on)
