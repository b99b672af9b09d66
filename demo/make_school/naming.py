"""Russian name forms: patronymics, feminine surnames, whole families of one tradition."""

from .name_banks import BANKS, Bank

SPECIAL_PATRONYMICS = {
    "Илья": ("Ильич", "Ильинична"),
    "Никита": ("Никитич", "Никитична"),
    "Пётр": ("Петрович", "Петровна"),
    "Павел": ("Павлович", "Павловна"),
    "Лев": ("Львович", "Львовна"),
    "Дмитрий": ("Дмитриевич", "Дмитриевна"),
    "Георгий": ("Георгиевич", "Георгиевна"),
    "Михаил": ("Михайлович", "Михайловна"),
}
VOWELS_KEPT = "аеёиоуэюя"


def patronymic(father: str, sex: str, style: str = "slavic") -> str:
    """Patronymic of a child; style `oglu` gives «Вагиф оглы / кызы», `none` gives nothing."""
    if style == "none":
        return ""
    if style == "oglu":
        return f"{father} {'оглы' if sex == 'м' else 'кызы'}"
    if father in SPECIAL_PATRONYMICS:
        return SPECIAL_PATRONYMICS[father][0 if sex == "м" else 1]
    stem = _patronymic_stem(father)
    return stem + ("ич" if sex == "м" else "на")


def _patronymic_stem(father: str) -> str:
    if father.endswith("ий"):
        return father[:-2] + "ьев"
    if father[-1] in "йь":
        return father[:-1] + "ев"
    if father[-1] in VOWELS_KEPT:
        return father + "ев"
    return father + "ов"


def surname_for(surname: str, sex: str) -> str:
    """The surname in the form of the bearer's sex; part by part for double surnames."""
    if sex == "м":
        return surname
    return "-".join(_feminine(part) for part in surname.split("-"))


def _feminine(part: str) -> str:
    if part in {"Цой", "Толстой"}:
        return {"Цой": "Цой", "Толстой": "Толстая"}[part]
    if part.endswith(("ский", "цкий", "ной", "вой", "ской", "ный")):
        return part[:-2] + "ая"
    if part.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return part + "а"
    return part


def pick_tradition(rng) -> str:
    """A tradition drawn by its share in the town."""
    names = list(BANKS)
    return rng.choices(names, [BANKS[name].weight for name in names])[0]


def bank(tradition: str) -> Bank:
    return BANKS[tradition]


def person_name(
    rng, tradition: str, sex: str, *, surname: str, child: bool, father: str
) -> tuple[str, str, str]:
    """Surname, given name and patronymic of one person."""
    source = BANKS[tradition]
    given = {
        ("м", True): source.boys,
        ("ж", True): source.girls,
        ("м", False): source.men,
        ("ж", False): source.women,
    }[sex, child]
    return surname_for(surname, sex), rng.choice(given), patronymic(father, sex, source.patronymic)
