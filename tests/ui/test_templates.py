"""All templates of the product keep to the policy of the pages: no style and no script inside the HTML."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

PRODUCT = Path(__file__).parents[2] / "otmetka"
TEMPLATES = sorted(PRODUCT.glob("**/templates/**/*.html"))
DJANGO = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
RUNS_NOTHING = {"application/json"}


class Policy(HTMLParser):
    """Collects what the content security policy would block, and what other hosts would serve."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, name, attributes):
        values = dict(attributes)
        for attribute, value in attributes:
            if attribute == "style" or attribute.startswith("on"):
                self.faults.append(f"{name} {attribute}")
            if attribute in ("src", "href", "action") and (value or "").lower().startswith(
                ("javascript:", "data:", "//")
            ):
                self.faults.append(f"{name} {attribute}={value}")
            if attribute in ("src", "action") and re.match("https?:", value or ""):
                self.faults.append(f"{name} {attribute}={value}")
        if name == "style":
            self.faults.append("style")
        if name == "script" and "src" not in values and values.get("type") not in RUNS_NOTHING:
            self.faults.append("script")
        if name == "link" and re.match("https?:", values.get("href") or ""):
            self.faults.append("link")


def faults(source: str) -> list[str]:
    reader = Policy()
    # a tag of Django may stand between attributes; quotes inside it would confuse a reader of HTML
    reader.feed(DJANGO.sub(" ", source))
    reader.close()
    return reader.faults


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PRODUCT)))
def test_nothing_inline(path):
    assert faults(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PRODUCT)))
def test_nothing_is_marked_safe(path):
    source = path.read_text()
    assert not re.search(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off", source)


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color:red">',
        "<a onclick='x()'>",
        "<style>p{}</style>",
        "<script>x()</script>",
        '<script src="https://cdn.example/x.js"></script>',
        '<a href="javascript:x()">',
        '<p {% if a %}style="x"{% endif %}>',
    ],
)
def test_faults_are_found(source):
    assert faults(source)


@pytest.mark.parametrize(
    "source",
    [
        '<script type="application/json">{}</script>',
        "<a href=\"{% url 'x' %}\">",
        '<script src="{% static "a.js" %}"></script>',
    ],
)
def test_lawful_html_passes(source):
    assert faults(source) == []
