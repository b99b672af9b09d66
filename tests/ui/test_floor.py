"""Our styles and scripts keep to what the oldest browsers have: Chromium 109, Firefox 115, Safari 15.4."""

import re
from pathlib import Path

import pytest

PRODUCT = Path(__file__).parents[2] / "otmetka"
LARGEST_LINES = 300

#: What came later than the floor; each is a pattern.
STYLES_LACK = {
    "light-dark()": r"light-dark\(",
    "color-mix()": r"color-mix\(",
    ":has()": r":has\(",
    "relative colours": r"(?:rgb|hsl|oklch|lab)a?\(\s*from\b",
    "oklch() and lab()": r"\b(?:oklch|oklab|lch|lab)\(",
    "nesting": r"(?<=[{;])\s*&",
    "dvh, svh, lvh": r"\d(?:dvh|svh|lvh)\b",
    "@container": r"@container",
    "@scope": r"@scope",
    "@starting-style": r"@starting-style",
    "@property": r"@property",
    "subgrid": r"\bsubgrid\b",
    "anchor positioning": r"\banchor(?:-name|\()|position-anchor",
    "text-wrap": r"text-wrap\s*:",
    "field-sizing": r"field-sizing\s*:",
    "range media queries": r"@media[^{]*[<>]=?",
    "interpolate-size": r"interpolate-size|calc-size\(",
    "popover": r":popover-open",
    "linear() easing": r"\blinear\(",
}
SCRIPTS_LACK = {
    "popover": r"\.(?:show|hide|toggle)Popover\(",
    "Array.fromAsync": r"Array\.fromAsync\(",
    "copying array methods": r"\.(?:toSorted|toReversed|toSpliced)\(|\.with\(\d",
    "Object.groupBy": r"(?:Object|Map)\.groupBy\(",
    "Promise.withResolvers": r"Promise\.(?:withResolvers|try)\(",
    "Set arithmetic": r"\.(?:union|intersection|difference|isSubsetOf|symmetricDifference)\(",
    "AbortSignal.any and timeout": r"AbortSignal\.(?:any|timeout)\(",
    "URL.canParse": r"URL\.(?:canParse|parse)\(",
    "iterator helpers": r"\.(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|toArray)\(",
    "requestIdleCallback": r"requestIdleCallback",
    "view transitions": r"startViewTransition",
    "import attributes": r"\bimport\b[^;]*\bwith\s*\{",
    "Intl.DurationFormat": r"Intl\.DurationFormat",
    "class static blocks (Safari 16.4)": r"^\s*static\s*\{",
    "lookbehind (Safari 16.4)": r"\(\?<[=!]",
    "scheduler": r"\bscheduler\.",
    "eval": r"\beval\(|new Function\(",
    "event attributes": r"setAttribute\(\s*[\"']on",
    "document.write": r"document\.write",
}


def files(suffix: str) -> list[Path]:
    return sorted(path for path in PRODUCT.glob(f"**/static/**/*{suffix}") if "vendor" not in path.parts)


def code(path: Path) -> str:
    """The file without its comments."""
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"(?m)(?<![:\"'`])//.*$", "", source) if path.suffix == ".js" else source


def lacking(path: Path, patterns: dict[str, str]) -> list[str]:
    source = code(path)
    return [name for name, pattern in patterns.items() if re.search(pattern, source, flags=re.MULTILINE)]


@pytest.mark.parametrize("path", files(".css"), ids=lambda path: path.name)
def test_styles(path):
    assert lacking(path, STYLES_LACK) == []


@pytest.mark.parametrize("path", files(".js"), ids=lambda path: path.name)
def test_scripts(path):
    assert lacking(path, SCRIPTS_LACK) == []


@pytest.mark.parametrize("path", files(".css") + files(".js"), ids=lambda path: path.name)
def test_small_files_with_one_subject(path):
    assert len(path.read_text().splitlines()) <= LARGEST_LINES


@pytest.mark.parametrize("path", files(".css") + files(".js"), ids=lambda path: path.name)
def test_nothing_comes_from_other_hosts(path):
    assert not re.search(r"(?:https?:)?//[a-z]+\.[a-z]", code(path), flags=re.IGNORECASE)


def test_the_patterns_find_what_they_should(tmp_path):
    style = tmp_path / "new.css"
    style.write_text(
        "a { color: light-dark(red, blue); & b { color: color-mix(in srgb, red, blue) } } p:has(a) {}"
    )
    assert lacking(style, STYLES_LACK) == ["light-dark()", "color-mix()", ":has()", "nesting"]
    script = tmp_path / "new.js"
    script.write_text("// [1].toSorted()\nconst a = [1].toSorted(); el.showPopover();")
    assert lacking(script, SCRIPTS_LACK) == ["popover", "copying array methods"]
