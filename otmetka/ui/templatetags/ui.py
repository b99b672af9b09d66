"""Tags that the shell's templates need."""

from django import template

from otmetka.ui.markup import Markup, script_json
from otmetka.ui.words import WORDS

register = template.Library()


@register.simple_tag
def words(part: str) -> Markup:
    """The words that a part of our scripts shows: `shell` or `grid`."""
    return script_json(f"words-{part}", {key: str(word) for key, word in WORDS[part].items()})
