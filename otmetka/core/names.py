"""Russian names: order in lists, short forms, and the letters that keyboards get wrong.

PostgreSQL's wheel has no ICU, and code-point order puts «Ё» before «А»; so each person carries a stored
sort key in the C collation (PLATFORM 1).
"""

import re
import unicodedata
from dataclasses import dataclass

PALOCHKA = "\u04c0"
_SMALL_PALOCHKA = "\u04cf"
#: Letters of the peoples of Russia sort right after the Russian letter they grew from.
_AFTER = str.maketrans(
    {
        "ё": "е", "ә": "а\uffff", "ғ": "г\uffff", "җ": "ж\uffff", "қ": "к\uffff", "ң": "н\uffff",
        "ө": "о\uffff", "ў": "у", "ү": "у\uffff", "ұ": "у\ufffe", "ҳ": "х\uffff", "һ": "х\ufffe",
        "і": "и\uffff", "ї": "и\ufffe", _SMALL_PALOCHKA: "я\uffff",
    }
)  # fmt: skip
_IGNORED = re.compile(r"[\s\-‐‑–’'`ʼ.]+")
_LOOKALIKE = re.compile(r"(?<=[а-яёА-ЯЁ])[Il1|](?=[а-яёА-ЯЁ]|$|[\s\-])|^[Il1|](?=[а-яё])")


def tidy(text: str) -> str:
    """One person's name as it is kept: NFC, single spaces, plain apostrophe, the palochka for I, l, 1."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"[‘`ʼ]", "’", text)
    return _LOOKALIKE.sub(PALOCHKA, text)


def sort_key(*parts: str) -> str:
    """Key of «Фамилия, Имя, Отчество» for ``COLLATE "C"``: ё counts as е, hyphens do not count."""
    primary = [_IGNORED.sub("", part.lower()).translate(_AFTER) for part in parts]
    return "\x01".join(primary) + "\x02" + " ".join(parts).lower()


@dataclass(frozen=True)
class Name:
    """A person's name in its parts; the patronymic may be empty."""

    surname: str
    given: str
    patronymic: str = ""

    @property
    def full(self) -> str:
        """«Нагорнова-Лепёшкина Анна Сергеевна»."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    @property
    def listed(self) -> str:
        """«Нагорнова-Лепёшкина Анна»: how a class list shows a pupil."""
        return f"{self.surname} {self.given}".strip()

    @property
    def polite(self) -> str:
        """«Анна Сергеевна»: how a pupil addresses a teacher."""
        return " ".join(part for part in (self.given, self.patronymic) if part)

    @property
    def initials(self) -> str:
        """«А. С. Нагорнова-Лепёшкина»: how a timetable shows a teacher."""
        letters = " ".join(f"{part[0]}." for part in (self.given, self.patronymic) if part)
        return f"{letters} {self.surname}".strip()


def listed_apart(names: list[Name]) -> list[str]:
    """Names of one list, namesakes told apart by the patronymic («Иванов Артём С.»)."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name.listed] = seen.get(name.listed, 0) + 1
    return [_apart(name, names) if seen[name.listed] > 1 else name.listed for name in names]


def _apart(name: Name, names: list[Name]) -> str:
    if not name.patronymic:
        return name.listed
    short = f"{name.listed} {name.patronymic[0]}."
    same = [n for n in names if n.listed == name.listed and n.patronymic[:1] == name.patronymic[0]]
    return short if len(same) == 1 else name.full
