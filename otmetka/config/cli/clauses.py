"""``otmetka clauses``: which clauses of the acts hold, proven by running their stories (DESIGN 9)."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import typer

STORIES = Path("tests/acceptance")
SPEC = Path("docs/spec/clauses.yaml")
TABLE = Path("docs/clauses.md")


@dataclass(frozen=True)
class Story:
    """The story of one clause: its file and whether all of its tests ran and passed."""

    path: str
    passed: bool


def clauses() -> None:
    """Run the stories and write docs/clauses.md: holds, planned or not software for each clause."""
    import yaml

    if not SPEC.exists() or not STORIES.is_dir():
        sys.exit("Эта команда работает в исходном дереве: нужны docs/spec/clauses.yaml и tests/acceptance.")
    spec = yaml.safe_load(SPEC.read_text(encoding="utf-8"))["clauses"]
    stories = _run(STORIES)
    unknown = set(stories) - {clause["id"] for clause in spec}
    if unknown:
        sys.exit(f"Истории без пункта в спецификации: {', '.join(sorted(unknown))}")
    lines = [_line(clause, stories) for clause in spec]
    TABLE.write_text(_page(lines), encoding="utf-8")
    counts = {
        state: sum(line[1] == state for line in lines) for state in ("holds", "planned", "not software")
    }
    typer.echo(f"{TABLE}: " + ", ".join(f"{state} {count}" for state, count in counts.items()))
    for clause_id, story in stories.items():
        if not story.passed:
            typer.echo(f"история не пройдена: {clause_id} ({story.path})", err=True)


def clause_of(path: Path) -> str | None:
    """The clause that a story names in the first word of its module's docstring, or None."""
    import ast

    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    word = text.split(maxsplit=1)[0].rstrip(":.,") if text else ""
    return word if "." in word else None


def _run(folder: Path) -> dict[str, Story]:
    from defusedxml.ElementTree import parse

    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", str(folder), f"--junitxml={report}"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        cases = list(parse(report).getroot().iter("testcase"))
    stories = {}
    for path in sorted(folder.glob("test_*.py")):
        clause_id = clause_of(path)
        if clause_id:
            stories[clause_id] = Story(path.as_posix(), _passed(path, cases))
    return stories


def _passed(path: Path, cases: Iterable[Element]) -> bool:
    """All tests of the file ran and none failed, broke or was skipped."""
    module = path.with_suffix("").as_posix().replace("/", ".")
    mine = [case for case in cases if case.get("classname", "").startswith(module)]
    bad = ("failure", "error", "skipped")
    return bool(mine) and not any(case.find(kind) is not None for case in mine for kind in bad)


def _line(clause: dict, stories: dict[str, Story]) -> tuple[str, str, str, str]:
    story = stories.get(clause["id"])
    state = "holds" if story and story.passed else "planned"
    if clause["issue"] == "none":
        state = "not software"
    rule = " ".join(str(clause["says"]).split())
    return clause["id"], state, rule, story.path if story else ""


def _page(lines: list[tuple[str, str, str, str]]) -> str:
    head = [
        "# Clauses of the five acts",
        "",
        "Written by `make clauses`: a clause *holds* only if its story in `tests/acceptance/` passed.",
        f"Of {len(lines)} clauses {sum(line[1] == 'holds' for line in lines)} hold.",
        "",
        "| id | state | rule | test |",
        "|---|---|---|---|",
    ]
    rows = [
        f"| {clause_id} | {state} | {rule.replace('|', '/')} | {f'`{test}`' if test else ''} |"
        for clause_id, state, rule, test in lines
    ]
    return "\n".join([*head, *rows, ""])
