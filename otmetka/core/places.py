"""A place names anything in the product: a cell, a lesson, a pupil, an import (DESIGN 3)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """``package`` and ``kind`` as in the code, ``id`` within the school."""

    package: str
    kind: str
    id: int
    school_id: int

    @property
    def code(self) -> str:
        """``journal.lesson``: how the trail and the slots name this kind of place."""
        return f"{self.package}.{self.kind}"
