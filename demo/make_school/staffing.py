"""Who teaches what: subject bundles of every class are given to teachers by their free hours."""

from . import classes
from . import staff as st

PINNED = {("2026/27", "7А", "мат"): st.ALGEBRA_7A, ("2026/27", "7А", "рус"): st.CLASS_TEACHER_7A}
NOT_CLASS_TEACHERS = {"С-002", "С-004", "С-006", "С-048", st.ON_LEAVE, st.RETIRED}
SHIFT_PENALTY = 0.18
_FIRST_SHIFT_PRIMARY = [
    "С-010",
    "С-011",
    "С-012",
    "С-013",
    "С-014",
    "С-015",
    "С-021",
    "С-022",
    "С-023",
    "С-024",
]
_SECOND_SHIFT_PRIMARY = ["С-016", "С-017", "С-018", "С-019", "С-020"]


class Staffing:
    """Gives teachers to the bundles of one year; `next_year` makes a teacher stay with the class."""

    def __init__(self, year: str, next_year: "Staffing | None" = None) -> None:
        self.year = year
        self.next_year = next_year
        self.hours: dict[str, float] = {}
        self.given: dict[tuple[str, str], str] = {}

    def pick(
        self, specialty: str, class_name: str, hours: float, *, shift: int = 1, besides: tuple = ()
    ) -> str:
        """A teacher for a bundle of `hours` a week, not one of `besides` (who teach at the same time)."""
        code = PINNED.get((self.year, class_name, specialty)) or self._kept(
            specialty, class_name, hours, besides
        )
        if not code:
            code = min(self._candidates(specialty, besides), key=lambda m: self._strain(m, hours, shift)).code
        self.add(code, hours)
        self.given[class_name, specialty] = self.given.get((class_name, specialty), code)
        return code

    def add(self, code: str, hours: float) -> None:
        self.hours[code] = self.hours.get(code, 0) + hours

    def _candidates(self, specialty: str, besides: tuple) -> list:
        pool = [m for m in st.can_teach(specialty) if m.code not in besides]
        if specialty == "ист" and self.year == "2025/26":
            pool.append(st.BY_CODE[st.RETIRED])
        return pool

    def _strain(self, member, hours: float, shift: int) -> float:
        limit = member.limit or 18
        return (self.hours.get(member.code, 0) + hours) / limit + SHIFT_PENALTY * (member.shift != shift)

    def _kept(self, specialty: str, class_name: str, hours: float, besides: tuple) -> str:
        if not self.next_year or class_name.startswith("9") or specialty == "ист":
            return ""
        code = self.next_year.given.get((f"{int(class_name[:-1]) + 1}{class_name[-1]}", specialty), "")
        if not code or code in besides or self.hours.get(code, 0) + hours > st.BY_CODE[code].limit:
            return ""
        return code


def primary_teachers(year: str) -> dict[str, str]:
    """Class → its teacher in grades 1-4; a teacher leads a class from the first grade to the fourth."""
    names = [c.name for c in classes.classes_of("2026/27") if c.grade <= 4]
    first, second = iter(_FIRST_SHIFT_PRIMARY), iter(_SECOND_SHIFT_PRIMARY)
    now = {name: next(second if name in classes.SECOND_SHIFT else first) for name in names}
    if year == "2026/27":
        return now
    before = {}
    for name, code in now.items():
        grade, letter = int(name[:-1]), name[-1]
        if grade > 1:
            before[f"{grade - 1}{letter}"] = code
        elif letter != "Г":
            before[f"4{letter}"] = code
    return before


def class_teachers(
    year: str, hours_in_class: dict[str, dict[str, float]], later: dict[str, str]
) -> dict[str, str]:
    """Class → class teacher for all grades; `later` is the same map of the next year."""
    chosen = primary_teachers(year)
    if year == "2026/27":
        chosen["7А"] = st.CLASS_TEACHER_7A
    for name in sorted(hours_in_class, key=lambda n: (-int(n[:-1]), n)):
        if name in chosen:
            continue
        free = {
            c: h
            for c, h in hours_in_class[name].items()
            if c not in NOT_CLASS_TEACHERS and c not in chosen.values()
        }
        kept = later.get(f"{int(name[:-1]) + 1}{name[-1]}")
        chosen[name] = kept if kept in free else max(free, key=lambda c: (free[c], c))
    return chosen
