"""The name under which a file is shown and given out: never a path, never a disguise."""

import re
import unicodedata

_LONGEST = 120
_SEPARATORS = re.compile(r"[\\/]+")
#: Control characters and the marks that turn the reading direction («отчётfdp.exe» shown as «отчётexe.pdf»).
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown_name(raw: str) -> str:
    """``raw`` without folders, hidden characters and needless spaces; long names keep their extension."""
    last = _SEPARATORS.split(unicodedata.normalize("NFC", raw))[-1]
    visible = "".join(" " if char.isspace() else char for char in last if _is_visible(char))
    name = re.sub(r" +", " ", visible).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return name[:_LONGEST]
    return f"{stem[: _LONGEST - len(extension) - 1]}.{extension}"


def extension_of(name: str) -> str:
    """The extension in small letters without its dot; empty where the name has none."""
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""


def _is_visible(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in _HIDDEN
