"""Which version this is: of the installed package, or of the clone that it runs from."""

import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path


@cache
def product_version() -> str:
    """«0.1.0»."""
    try:
        return metadata.version("otmetka")
    except metadata.PackageNotFoundError:
        project = Path(__file__).resolve().parents[2] / "pyproject.toml"
        return tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
