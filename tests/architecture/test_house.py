"""The rules of the house that import-linter cannot see (DESIGN 3)."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "otmetka"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
MARKUP = PACKAGE / "ui" / "markup.py"
TAG = re.compile(r"<(/?[a-z][a-z0-9]*)(\s[^<>]*)?/?>", re.IGNORECASE)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def docstrings(module: ast.Module) -> set[int]:
    nodes = (n for n in ast.walk(module) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef))
    found = (n.body[0] for n in nodes if n.body and isinstance(n.body[0], ast.Expr))
    return {id(expr.value) for expr in found}


def markup_strings(module: ast.Module) -> list[str]:
    skip = docstrings(module)
    strings = (
        node.value for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip
    )  # fmt: skip
    return [text for text in strings if TAG.search(text)]


def test_html_is_made_in_templates_and_in_markup_only():
    bad = {str(p): found for p in MODULES if p != MARKUP and (found := markup_strings(tree(p)))}
    assert not bad


def test_a_planted_tag_would_be_found():
    assert markup_strings(ast.parse("def f():\n    return '<b>' + name + '</b>'"))


def test_nobody_marks_text_as_safe():
    bad = [
        str(p) for p in MODULES if p != MARKUP and re.search(r"\bmark_safe\b", p.read_text(encoding="utf-8"))
    ]
    templates = [
        str(p) for p in PACKAGE.rglob("*.html") if re.search(r"\|\s*safe\b|autoescape off", p.read_text())
    ]
    assert not bad and not templates


CLOCKS = re.compile(r"datetime\.now\(|timezone\.now\(|date\.today\(|time\.time\(|datetime\.utcnow\(")
#: The clock itself; the supervisor and the command line, which live on the machine's time, not the school's.
READS_CLOCK = ("core/clock.py", "cluster/", "config/cli/", "config/doctor/")


def test_the_clock_is_read_in_one_place():
    bad = [
        str(p.relative_to(PACKAGE)) for p in MODULES
        if CLOCKS.search(p.read_text(encoding="utf-8"))
        and not p.relative_to(PACKAGE).as_posix().startswith(READS_CLOCK)
    ]  # fmt: skip
    assert not bad


def test_no_signals_and_no_save_overrides():
    bad = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if re.search(r"post_save|pre_save|@receiver|def save\(self", text):
            bad.append(str(path))
    assert not bad


def test_sql_is_never_built_by_f_strings():
    bad = [
        f"{path}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("execute", "raw", "extra", "executemany")
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not bad


def public_functions(path: Path):
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("room", ["rules", "queries", "services", "policy", "models"])
def test_public_names_have_docstrings(room):
    rooms = [p for p in MODULES if room in p.parts or p.stem == room]
    bad = [
        f"{p.relative_to(PACKAGE)}:{node.name}"
        for p in rooms for node in public_functions(p)
        if not ast.get_docstring(node)
    ]  # fmt: skip
    assert not bad


def test_almost_all_code_is_in_small_files():
    sizes = [len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES]
    small = sum(size for size in sizes if size <= 300)
    assert small / sum(sizes) >= 0.95
