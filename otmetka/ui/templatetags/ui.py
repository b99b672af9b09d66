"""Tags that the shell's templates need."""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.translation import get_language

from otmetka.ui.markup import Markup, script_json, tag
from otmetka.ui.words import WORDS

register = template.Library()


@register.simple_tag
def words(part: str) -> Markup:
    """The words that a part of our scripts shows: `shell` or `grid`."""
    return _words(part, get_language())


@register.simple_tag
def icon(name: str) -> Markup:
    """A picture of the sprite; every page shows a dozen, so no template for each."""
    return _icon(name)


@lru_cache(maxsize=16)
def _words(part: str, _language: str | None) -> Markup:
    return script_json(f"words-{part}", {key: str(word) for key, word in WORDS[part].items()})


@lru_cache(maxsize=64)
def _icon(name: str) -> Markup:
    picture = tag("use", href=f"{static('ui/icons.svg')}#{name}")
    return tag("svg", picture, cls="icon", aria_hidden="true", focusable="false")
