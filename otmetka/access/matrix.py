"""The access matrix: duty × action × relation, as data (SECURITY 1).

The table is a TOML file named by ``settings.ACCESS_TABLE``. What is not in it is denied.
"""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings

#: own = I teach it; class = my class as class teacher; child = my child or myself; school = all of it.
RELATIONS = ("own", "class", "child", "school")


@cache
def table() -> dict[str, dict[str, frozenset[str]]]:
    """``{action: {duty: relations}}``. Raises ValueError for an unknown relation."""
    raw = tomllib.loads(Path(settings.ACCESS_TABLE).read_text(encoding="utf-8"))
    return {action: _row(action, row["duties"]) for action, row in raw["actions"].items()}


@cache
def titles() -> dict[str, str]:
    """What each action is called in Russian, for the reference and the refusal."""
    raw = tomllib.loads(Path(settings.ACCESS_TABLE).read_text(encoding="utf-8"))
    return {action: row["title"] for action, row in raw["actions"].items()}


def relations_for(action: str, kinds: frozenset[str]) -> frozenset[str]:
    """The relations that duties of ``kinds`` give for ``action``. An unknown action raises KeyError."""
    return _relations(action, kinds)


@cache
def _relations(action: str, kinds: frozenset[str]) -> frozenset[str]:
    row = table()[action]
    return frozenset().union(*(row.get(kind, frozenset()) for kind in kinds))


def _row(action: str, duties: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    for duty, relations in duties.items():
        unknown = set(relations) - set(RELATIONS)
        if unknown or not relations:
            raise ValueError(f"{action}: {duty}: unknown relations {sorted(unknown)}")
    return {duty: frozenset(relations) for duty, relations in duties.items()}
