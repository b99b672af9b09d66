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


def login_base(surname: str, given: str, patronymic: str) -> str:
    """«nagornova.as» for Нагорнова-Лепёшкина Анна Сергеевна."""
    base = _latin(re.split(r"[\s\-]", surname)[0])[:40] or "user"
    letters = "".join(_latin(part)[:1] for part in (given, patronymic))
    login = f"{base}.{letters}" if letters else base
    return login if len(login) >= MIN_LENGTH else f"{login}.user"


def free_logins(bases: list[str], taken: Callable[[list[str]], set[str]]) -> list[str]:
    """A login for each base, told apart by numbers; ``taken`` says which of a list are not free."""
    logins: list[str] = [""] * len(bases)
    used: set[str] = set()
    for number in count(1):
        waiting = [at for at, login in enumerate(logins) if not login]
        if not waiting:
            return logins
        wanted = {at: bases[at] if number == 1 else f"{bases[at]}{number}" for at in waiting}
        used |= taken(list(wanted.values()))
        for at, login in wanted.items():
            if login not in used:
                logins[at] = login
                used.add(login)
    return logins


def _latin(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(_LATIN))
