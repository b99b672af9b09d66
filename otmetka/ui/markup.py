"""HTML made in Python: the one place where markup stands in strings.

For the big tables only (a template node for each cell costs seventy times as much); all other
HTML is made in templates. Everything that is not `Markup` is escaped, whatever its source.

    tag("td", "5", cls="m5", data_v="12")   a td with class m5 and data-v 12
    join(tag("li", name) for name in names)
    cells_row([("5", "m5"), ("", "shut", "до зачисления")])
    Pattern(tag("li", tag("b", HOLE), id=HOLE)).fill("l-7", "5")   made once, filled for each row
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString

VOID = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
ADDRESSES = frozenset(("href", "src", "action", "formaction", "poster"))
SAFE_ADDRESS = re.compile(r"(?:https?:|mailto:|tel:|[/?#.]|$)", re.IGNORECASE)
NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
JSON_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class Markup(SafeString):
    """Text that is HTML already. Made by this module only; templates print it as it is."""

    __slots__ = ()

    def __str__(self) -> str:
        return self


EMPTY = Markup("")


def text(value: Any) -> Markup:
    """Any value as escaped text; `Markup` stays as it is, None is nothing."""
    if value is None:
        return EMPTY
    if isinstance(value, Markup):
        return value
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    return Markup(escape(str(value)))


def join(parts: Iterable[Any], between: Any = "") -> Markup:
    """The parts one after another, each escaped unless it is `Markup`."""
    return Markup(text(between).join([text(part) for part in parts]))


def tag(name: str, *children: Any, **attributes: Any) -> Markup:
    """An element. `cls` is class, `for_` is for, `data_v` is data-v.

    An attribute that is None or False is left out, True stands without a value. Handlers (`on…`)
    and `style` raise ValueError: the content security policy would ignore them in silence.
    """
    opening = _opening(name)
    if attributes:
        opening += "".join([_attribute(key, value) for key, value in attributes.items()])
    if name in VOID:
        if children:
            raise ValueError(f"{name} has no content")
        return Markup(opening + ">")
    inside = "".join([text(child) for child in children])
    return Markup(f"{opening}>{inside}</{name}>")


def cells_row(cells: Iterable[tuple[str, ...]]) -> Markup:
    """Table cells of (text, class) or (text, class, title): the fast path of the class grid."""
    return Markup("".join([_plain(*cell) if len(cell) == 2 else _titled(*cell) for cell in cells]))


def script_json(element_id: str, data: Any) -> Markup:
    """Data for a script of the page, in an element that the policy lets stand: never executed."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(JSON_ESCAPES)
    return tag("script", Markup(body), type="application/json", id=element_id)


#: Stands for a value in a `Pattern`; no browser and no escaped text has this character.
HOLE = Markup("\x00")


class Pattern:
    """Markup with holes, made once and filled many times: a tenth of the price of its tags.

    What is filled in is escaped as everywhere; in an attribute Markup too. An address that begins with a
    hole is refused by `tag` itself (it becomes "#"), so that no value decides where a link leads.
    """

    __slots__ = ("_inside", "_pieces")

    def __init__(self, shape: Markup) -> None:
        self._pieces = str.split(shape, HOLE)
        before = ["".join(self._pieces[: number + 1]) for number in range(len(self._pieces) - 1)]
        # attributes are escaped, so an angle bracket always opens or closes a tag
        self._inside = tuple(part.rfind("<") > part.rfind(">") for part in before)

    def fill(self, *values: Any) -> Markup:
        """The markup with `values` in the order of its holes. Raises ValueError for too many or few."""
        parts = [self._pieces[0]]
        for value, inside, piece in zip(values, self._inside, self._pieces[1:], strict=True):
            parts.append(escape(str(value)) if inside else text(value))
            parts.append(piece)
        return Markup("".join(parts))


@lru_cache(maxsize=256)
def _opening(name: str) -> str:
    if not NAME.match(name):
        raise ValueError(f"not the name of an element: {name!r}")
    return f"<{name}"


@lru_cache(maxsize=512)
def _attribute_name(keyword: str) -> str:
    if keyword == "cls":
        return "class"
    name = keyword.rstrip("_").replace("_", "-")
    if not NAME.match(name):
        raise ValueError(f"not the name of an attribute: {keyword!r}")
    if name == "style" or name.startswith("on"):
        raise ValueError(f"{name} is forbidden by the content security policy")
    return name


def _attribute(keyword: str, value: Any) -> str:
    name = _attribute_name(keyword)
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    shown = str(value)
    if name in ADDRESSES and not _is_safe_address(shown):
        shown = "#"
    # Markup is escaped too: inside an attribute its tags would be text
    return f' {name}="{escape(shown)}"'


def _is_safe_address(address: str) -> bool:
    """Relative, http(s), mail and telephone; a scheme that a browser would run is refused."""
    address = address.strip()
    if SAFE_ADDRESS.match(address):
        return True
    return ":" not in address and address.isprintable()


@lru_cache(maxsize=4096, typed=True)
def _plain(content: str, cls: str) -> str:
    """Most cells of a journal are equal («5», «н», empty), so their markup is kept.

    Typed: the text "<b>" and the Markup "<b>" are equal as strings, but not here.
    """
    if not cls:
        return f"<td>{text(content)}</td>"
    return f'<td class="{escape(cls)}">{text(content)}</td>'


def _titled(content: str, cls: str, title: str) -> str:
    if not title:
        return _plain(content, cls)
    return f'<td class="{escape(cls)}" title="{escape(title)}">{text(content)}</td>'
