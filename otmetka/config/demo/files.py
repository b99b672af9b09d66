"""The demo's own files: the same templates that a school fills in."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Of a clone: ``demo/`` beside the package.
FOLDER = Path(__file__).resolve().parents[3] / "demo"
#: A small school beside it, where one guardian has another child.
NEIGHBOUR = FOLDER / "neighbour"


@dataclass(frozen=True)
class DemoFiles:
    """A folder with ``manifest.json``; the manifest lists the files in the order of their import."""

    folder: Path = FOLDER

    @property
    def card(self) -> dict[str, Any]:
        """The school card: name, full name, time zone, names in other languages."""
        return self._read(self._manifest["school"])

    @property
    def imports(self) -> list[tuple[str, Path]]:
        """``(kind, path)`` of each file."""
        return [(row["kind"], self.folder / row["file"]) for row in self._manifest["files"]]

    @property
    def sign_ins(self) -> list[dict[str, str]]:
        """Rows of duty, person (its code), login, password, name and title."""
        return self._read(self._manifest["sign_ins"])

    @property
    def _manifest(self) -> dict[str, Any]:
        return self._read("manifest.json")

    def _read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))
