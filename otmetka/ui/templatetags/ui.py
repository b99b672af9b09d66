"""Tags that the shell's templates need."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.translation import get_language

from otmetka.ui.markup import EMPTY, Markup, join, script_json, tag
from otmetka.ui.words import WORDS

register = template.Library()

#: Every page loads these; the order is that of the layers.
STYLES = ("tokens", "base", "shapes", "forms", "shell")
FIRST_FONTS = ("golos-text-cyrillic", "golos-text-basic")
LAST_KEY = 10


@register.simple_tag
def words(part: str) -> Markup:
    """The words that a part of our scripts shows: `shell` or `grid`."""
    return _words(part, get_language())


@register.simple_tag
def icon(name: str) -> Markup:
    """A picture of the sprite; every page shows a dozen, so no template for each."""
    return _icon(name)


@register.simple_tag
def head_links() -> Markup:
    """Sign, fonts and styles of every page, found once."""
    return _head_links()


@register.simple_tag
def nav_items(menu: Iterable[dict[str, Any]]) -> Markup:
    """The links of the menu: `title`, `url`, `current`, `icon`, `count`; 1–9 are their access keys."""
    return join([_nav_item(number, item) for number, item in enumerate(menu, 1)])


def _nav_item(number: int, item: dict[str, Any]) -> Markup:
    count = item.get("count")
    link = tag(
        "a",
        _icon(item.get("icon") or "more"),
        item["title"],
        join([" ", tag("span", count, cls="count")]) if count else EMPTY,
        href=item["url"],
        aria_current="page" if item.get("current") else None,
        accesskey=number if number < LAST_KEY else None,
    )
    return tag("li", link)


@cache
def _head_links() -> Markup:
    fonts = [
        tag(
            "link",
            rel="preload",
            href=static(f"ui/fonts/{name}.woff2"),
            as_="font",
            type="font/woff2",
            crossorigin=True,
        )
        for name in FIRST_FONTS
    ]
    styles = [tag("link", rel="stylesheet", href=static(f"ui/{name}.css")) for name in STYLES]
    sign = tag("link", rel="icon", href=static("ui/favicon.svg"), type="image/svg+xml")
    paper = tag("link", rel="stylesheet", href=static("ui/print.css"), media="print")
    return join([sign, *fonts, *styles, paper], Markup("\n"))


@lru_cache(maxsize=16)
def _words(part: str, _language: str | None) -> Markup:
    return script_json(f"words-{part}", {key: str(word) for key, word in WORDS[part].items()})


@lru_cache(maxsize=64)
def _icon(name: str) -> Markup:
    picture = tag("use", href=f"{static('ui/icons.svg')}#{name}")
    return tag("svg", picture, cls="icon", aria_hidden="true", focusable="false")
