"""Cards as placed lessons: weekday, number, week; what cannot be placed is told with its line."""

from dataclasses import dataclass

from otmetka.exchange.rules.asc.read import AscFile, Record
from otmetka.exchange.rules.cells import weekday as read_weekday
from otmetka.exchange.rules.faults import BadCell, Fault


@dataclass(frozen=True)
class Placed:
    """A card with its lesson; ``week`` 0 is every week."""

    line: int
    lesson: Record
    weekday: int
    number: int
    week: int
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class Cards:
    """Placed cards and what was found dirty on the way; ``terms`` is how many terms the file has."""

    placed: list[Placed]
    warnings: list[Fault]
    terms: int


def read_cards(file: AscFile, term: int = 1) -> Cards:
    """Cards of one term (1 is the first). Nothing is repaired."""
    lessons = file.by_id("lesson")
    days, warnings = _days(file)
    reader = _Reader(file, lessons, days, term, warnings)
    placed = [card for record in file.of("card") for card in reader.read(record)]
    with_cards = {card.lesson.get("id") for card in placed}
    for lesson_id, lesson in lessons.items():
        if lesson_id not in with_cards:
            warnings.append(Fault(lesson.line, "lesson", "asc_lesson_no_card", {"id": lesson_id}))
    return Cards(placed, warnings, max([len(r.get("terms")) for r in file.of("termsdef")], default=1))


def _days(file: AscFile) -> tuple[dict[str, int], list[Fault]]:
    """Weekday by the place in the mask («0», «1» …) or by the older number of a day."""
    warnings: list[Fault] = []
    found: dict[str, int] = {}
    for record in file.of("daysdef"):
        mask = record.get("days")
        if mask.count("1") == 1 and set(mask) <= {"0", "1"}:
            _take_day(record, mask.index("1"), found, warnings)
    days = file.of("day")
    numbers = [int(record.get("day")) for record in days if record.get("day").isdigit()]
    for record in days:
        if record.get("day").isdigit():
            _take_day(record, int(record.get("day")) - min(numbers), found, warnings)
            found.setdefault(f"day{record.get('day')}", found[str(int(record.get("day")) - min(numbers))])
    return found, warnings


def _take_day(record: Record, place: int, found: dict[str, int], warnings: list[Fault]) -> None:
    """The name of a day decides where it can be read; another name than its place is told."""
    named = next((day for day in map(_named, (record.get("name"), record.get("short"))) if day), None)
    if named and named != place + 1:
        details = {"name": record.get("name"), "place": place + 1}
        warnings.append(Fault(record.line, "daysdef", "asc_day_name", details))
    found[str(place)] = named or place + 1


def _named(text: str) -> int | None:
    try:
        return read_weekday(text)
    except BadCell:
        return None


class _Reader:
    """Reads one card at a time."""

    def __init__(
        self, file: AscFile, lessons: dict[str, Record], days: dict[str, int], term: int, warnings
    ) -> None:
        self.lessons, self.days, self.term, self.warnings = lessons, days, term, warnings
        self.weeks = {record.get("id"): record.get("weeks") for record in file.of("weeksdef")}
        self.numbers = {record.get("period") for record in file.of("period")}

    def read(self, card: Record) -> list[Placed]:
        """The card's lessons: one, or several in a row where it lasts longer."""
        lesson = self.lessons.get(card.get("lessonid"))
        if lesson is None:
            return self._tell(card, "asc_card_no_lesson", id=card.get("lessonid") or "—")
        number, weekday = card.get("period"), self._weekday(card)
        if not number or weekday is None:
            return self._tell(card, "asc_card_unplaced")
        if not number.isdigit() or int(number) > 14:
            return self._tell(card, "asc_card_period", value=number)
        if self.numbers and number not in self.numbers:
            self._tell(card, "asc_period_unknown", value=number)
        week = self._week(card, lesson)
        if week is None or not self._in_term(card):
            return []
        rooms = tuple(card.ids("classroomids", "classroomid"))
        if not rooms:
            self._tell(card, "asc_card_no_room")
        lasts = card.get("durationperiods", "duration")
        return [
            Placed(card.line, lesson, weekday, int(number) + more, week, rooms)
            for more in range(int(lasts) if lasts.isdigit() and int(lasts) in range(1, 5) else 1)
        ]

    def _weekday(self, card: Record) -> int | None:
        mask = card.get("days")
        if mask:
            if set(mask) - {"0", "1"} or mask.count("1") != 1:
                return None
            place = mask.index("1")
            return self.days.get(str(place), place + 1 if place < 7 else None)
        return self.days.get(f"day{card.get('day')}")

    def _week(self, card: Record, lesson: Record) -> int | None:
        mask = card.get("weeks") or self.weeks.get(lesson.get("weeksdefid"), "")
        if set(mask) - {"0", "1"} or (mask and "1" not in mask):
            self._tell(card, "asc_weeks", value=mask)
            return None
        if "0" not in mask:
            return 0
        if len(mask) > 2:
            self._tell(card, "asc_weeks_long", value=mask)
            return None
        return mask.index("1") + 1

    def _in_term(self, card: Record) -> bool:
        mask = card.get("terms")
        return len(mask) <= 1 or mask[self.term - 1 : self.term] == "1"

    def _tell(self, card: Record, code: str, **details: str) -> list[Placed]:
        self.warnings.append(Fault(card.line, "card", code, details))
        return []
