"""Which pupil of a class belongs to which named group of a subject, with dates."""

from . import curriculum as cur
from .classes import classes_of
from .pupils import Enrolment, Pupil

BY_NUMBER, BY_SEX, BY_TONGUE, PROFILE, ETHICS, HOME, COURSE = range(7)

PROFILE_T, PROFILE_S, PROFILE_E = (
    "технологический профиль",
    "социально-экономический профиль",
    "естественно-научный профиль",
)
ETHICS_MODULES = (
    "Основы светской этики",
    "Основы православной культуры",
    "Основы исламской культуры",
    "Основы мировых религиозных культур",
)
NUMBERS, SEXES, TONGUES = (
    ("1 группа", "2 группа"),
    ("мальчики", "девочки"),
    ("русский", "кабардино-черкесский"),
)
YOUTHS = ("юноши", "девушки")
HOME_GROUP = "обучение на дому"


class Rosters:
    """Pupils of every class of a year with the group signs that they bear."""

    def __init__(self, pupils: list[Pupil], year: str) -> None:
        self.year = year
        self.stays: dict[str, list[tuple[Pupil, Enrolment]]] = {c.name: [] for c in classes_of(year)}
        for pupil in sorted(pupils, key=lambda p: p.code):
            for enrolment in pupil.enrolments:
                if enrolment.year == year:
                    self.stays[enrolment.class_name].append((pupil, enrolment))
        self.number = {name: self._halves(name) for name in self.stays}

    def size(self, class_name: str) -> int:
        """Pupils on the first day of the year."""
        return sum(1 for _, e in self.stays[class_name] if not e.since)

    def _halves(self, class_name: str) -> dict[str, str]:
        """Pupil code → «1 группа» or «2 группа», by the class list split in two."""
        codes = [p.code for p, _ in sorted(self.stays[class_name], key=lambda s: (s[0].surname, s[0].given))]
        codes = list(dict.fromkeys(codes))
        return {code: NUMBERS[n * 2 >= len(codes)] for n, code in enumerate(codes)}

    def sign(self, pupil: Pupil, class_name: str, kind: int) -> str:
        """The group of the pupil in a division of that kind."""
        if kind == BY_NUMBER:
            return self.number[class_name][pupil.code]
        if kind == BY_SEX:
            return (YOUTHS if int(class_name[:-1]) >= 10 else SEXES)[pupil.sex == "ж"]
        if kind == BY_TONGUE:
            return TONGUES[pupil.tradition == "кабардинские"]
        if kind == ETHICS:
            return self._ethics(pupil)
        if kind == PROFILE:
            return self._profile(pupil, class_name)
        raise ValueError(kind)

    @staticmethod
    def _ethics(pupil: Pupil) -> str:
        lot = int(pupil.code[2:]) % 10
        if pupil.tradition in (
            "кабардинские",
            "балкарские",
            "татарские",
            "башкирские",
            "узбекские",
            "казахские",
            "азербайджанские",
        ):
            return ETHICS_MODULES[2] if lot < 6 else ETHICS_MODULES[lot % 2 * 3]
        return ETHICS_MODULES[1] if lot < 4 else ETHICS_MODULES[lot % 2 * 3]

    def _profile(self, pupil: Pupil, class_name: str) -> str:
        codes = sorted(self.number[class_name])
        natural = codes.index(pupil.code) % 5 in (1, 3)
        if natural:
            return PROFILE_E
        return PROFILE_T if class_name.endswith("А") else PROFILE_S


def member_rows(rosters: Rosters, streams: list) -> list[tuple[str, ...]]:
    """Rows of «Состав групп»: each pupil of each named group, dated when the stay is not the whole year."""
    rows = []
    done = set()
    for stream in streams:
        key = (stream.classes, stream.subject, stream.group)
        if not stream.group or key in done:
            continue
        done.add(key)
        for class_name in stream.classes:
            for pupil, stay in rosters.stays[class_name]:
                if stream.takes(rosters, pupil, class_name):
                    rows.append(
                        (
                            rosters.year,
                            ", ".join(stream.classes),
                            stream.subject,
                            stream.group,
                            pupil.code,
                            stay.since,
                            stay.until,
                        )
                    )
    return rows


def split_by_number(rosters: Rosters, class_name: str) -> bool:
    """Classes of 25 and more are halved for languages and computer science."""
    return rosters.size(class_name) >= cur.SPLIT_FROM
