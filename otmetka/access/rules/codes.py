"""Single-use codes of the slips: «7K3M-9QXA-H4TR», read aloud and typed by children and grandmothers."""

#: Without 0 O 1 I L, and without S Z B U, which are read as 5 2 8 V. 27 signs, 12 of them: 57 bits.
ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
LENGTH = 12
GROUP = 4

#: What a hand or a Russian keyboard makes of our signs.
_MEANT = str.maketrans(
    {
        "S": "5", "Z": "2", "B": "8", "U": "V",
        "А": "A", "В": "8", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "Р": "P", "Т": "T",
        "Х": "X", "У": "Y", "З": "3", "Д": "D",
    }
)  # fmt: skip


def grouped(signs: str) -> str:
    """«7K3M9QXAH4TR» as it is printed: in groups of four."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def meant(typed: str) -> str:
    """The signs of a typed code: case, spaces, hyphens and look-alikes forgiven; '' if it can't be a code."""
    signs = "".join(sign for sign in typed.upper().translate(_MEANT) if sign.isalnum())
    return signs if len(signs) == LENGTH and set(signs) <= set(ALPHABET) else ""
