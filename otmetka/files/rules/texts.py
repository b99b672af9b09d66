"""Plain text: any of the two encodings of our schools in, UTF-8 out."""

from otmetka.files.rules.limits import Limits
from otmetka.files.rules.unfit import Unfit

_ALLOWED_CONTROLS = frozenset("\t\n\r\f")


def to_utf8(content: bytes, limits: Limits) -> bytes:
    """Text of UTF-8 or windows-1251 as UTF-8. Raises :class:`Unfit` for what is not text."""
    text = _decoded(content)
    if any(char < " " and char not in _ALLOWED_CONTROLS for char in text):
        raise Unfit("content")
    return text.encode()


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "windows-1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unfit("content")
