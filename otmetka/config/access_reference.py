"""The access matrix as a page of the reference: ``python -m otmetka.config.access_reference`` (DESIGN 5)."""

import tomllib
from pathlib import Path

_TABLE = Path(__file__).with_name("access.toml")
_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "access.md"

_RELATIONS = {"own": "своё", "class": "свой класс", "child": "свой ребёнок", "school": "вся школа"}
_HEAD = """# Доступ: обязанность × действие

Written from `otmetka/config/access.toml` by `python -m otmetka.config.access_reference`. What is not here is
denied. Rights follow duties in force today, never job titles; a person acts under one hat at a time.

- **своё**: teaching groups and lessons that the person teaches (load, or teacher of the dated lesson);
- **свой класс**: the class over which the person is class teacher;
- **свой ребёнок**: oneself as a pupil, one's children while the link is in force;
- **вся школа**: everything of the one school in which the hat is worn.

Every address of the product names one of these actions, or is open to all (`public`) or to who is signed in
(`signed-in`); a process does not start otherwise, and `tests/permissions` tries every address with every
duty over own, a colleague's, another class's and a stranger school's objects.
"""


def as_markdown(duties: dict[str, str]) -> str:
    """The text of the document; ``duties`` are the kinds with their Russian names, in their order."""
    actions = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["actions"]
    parts = [_HEAD, *(_section(code, row, duties) for code, row in sorted(actions.items()))]
    return "\n".join(parts)


def _section(code: str, row: dict, duties: dict[str, str]) -> str:
    lines = [
        f"| {duties[kind]} | {', '.join(_RELATIONS[relation] for relation in row['duties'][kind])} |"
        for kind in duties
        if kind in row["duties"]
    ]
    return "\n".join(
        [f"## {row['title']}", "", f"`{code}`", "", "| кто | над чем |", "|---|---|", *lines, ""]
    )


def all_duties() -> dict[str, str]:
    """Staff duties, then families."""
    from otmetka.people.rules.duties import DUTIES

    return {**DUTIES, "guardian": "родитель", "pupil": "ученик"}


if __name__ == "__main__":
    _DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
    _DOCUMENT.write_text(as_markdown(all_duties()), encoding="utf-8")
