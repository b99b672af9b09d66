"""Text that a spreadsheet would take for a formula (SECURITY 17), there and back without a loss.

In CSV such a text gets an apostrophe in front, as spreadsheets themselves mark a text. Reading takes one
apostrophe off exactly where writing would have put one, so that «-Ли», «=1+1» and «'-» come back.
"""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_GUARD = "'"


def dangerous(text: str) -> bool:
    """Whether a spreadsheet may read ``text`` as anything but text."""
    return text.startswith(DANGEROUS)


def guarded(text: str) -> str:
    """``text`` as it is written into a CSV."""
    return _GUARD + text if _needs_guard(text) else text


def unguarded(text: str) -> str:
    """The way back from :func:`guarded`."""
    return text[1:] if text.startswith(_GUARD) and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    return text.lstrip(_GUARD).startswith(DANGEROUS)
