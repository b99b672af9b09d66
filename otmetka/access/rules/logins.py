"""Logins: what may be one, and what is proposed for a name."""

import re
from collections.abc import Callable
from itertools import count

MIN_LENGTH = 3
MAX_LENGTH = 60
_SIGNS = re.compile(r"[^\W_][\w.\-]*", re.ASCII)

_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y",
        "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ғ": "g", "җ": "zh", "қ": "k", "ҡ": "k", "ң": "n",
        "ө": "o", "ү": "u", "ұ": "u", "ҳ": "kh", "һ": "h", "і": "i", "ї": "i", "ў": "u", "ӏ": "",
    }
)  # fmt: skip


def tidy_login(typed: str) -> str:
    """A login as it is kept and compared."""
    return typed.strip().lower()


def login_fault(login: str) -> str:
    """Why ``login`` can't be one: '', ``short``, ``long`` or ``signs``."""
    if len(login) < MIN_LENGTH:
        return "short"
    if len(login) > MAX_LENGTH:
        return "long"
    return "" if _SIGNS.fullmatch(login) else "signs"


def propose_login(surname: str, given: str, patronymic: str, taken: Callable[[str], bool]) -> str:
    """«nagornova.as» for Нагорнова-Лепёшкина Анна Сергеевна; a number follows where it is ``taken``."""
    base = _latin(re.split(r"[\s\-]", surname)[0])[:40] or "user"
    letters = "".join(_latin(part)[:1] for part in (given, patronymic))
    login = f"{base}.{letters}" if letters else base
    login = login if len(login) >= MIN_LENGTH else f"{login}.user"
    numbered = (f"{login}{number}" if number > 1 else login for number in count(1))
    return next(candidate for candidate in numbered if not taken(candidate))


def _latin(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(_LATIN))
