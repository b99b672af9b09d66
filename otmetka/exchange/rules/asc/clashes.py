"""Clashes in the file itself: a teacher, a room, a class or a division at two places at once."""

from collections import defaultdict

from otmetka.exchange.rules.asc.cards import Placed
from otmetka.exchange.rules.asc.read import AscFile, Record
from otmetka.exchange.rules.faults import Fault


def find_clashes(file: AscFile, placed: list[Placed]) -> list[Fault]:
    """Each pair once, at the later line; parts of one division may go beside one another."""
    names = {
        table: {key: record.get("name", "short") or key for key, record in file.by_id(table).items()}
        for table in ("teacher", "classroom", "class")
    }
    groups = file.by_id("group")
    found: list[Fault] = []
    by_time: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for card in placed:
        for other in by_time[card.weekday, card.number]:
            if other.lesson is not card.lesson and _one_week(card, other):
                found += _pair(card, other, names, groups)
        by_time[card.weekday, card.number].append(card)
    return found


def _one_week(card: Placed, other: Placed) -> bool:
    return not card.week or not other.week or card.week == other.week


def _pair(card: Placed, other: Placed, names: dict, groups: dict[str, Record]) -> list[Fault]:
    at = {"day": card.weekday, "number": card.number, "other": other.line}
    found = []
    for who in _common(
        card.lesson.ids("teacherids", "teacherid"), other.lesson.ids("teacherids", "teacherid")
    ):
        found.append(
            Fault(card.line, "card", "asc_clash_teacher", {**at, "name": names["teacher"].get(who, who)})
        )
    for room in _common(card.rooms, other.rooms):
        found.append(
            Fault(card.line, "card", "asc_clash_room", {**at, "name": names["classroom"].get(room, room)})
        )
    for one in _common(card.lesson.ids("classids", "classid"), other.lesson.ids("classids", "classid")):
        if _meet(card.lesson, other.lesson, one, groups):
            found.append(
                Fault(card.line, "card", "asc_clash_class", {**at, "name": names["class"].get(one, one)})
            )
    return found


def _common(mine, others) -> list[str]:
    return sorted(set(mine) & set(others))


def _meet(lesson: Record, other: Record, class_id: str, groups: dict[str, Record]) -> bool:
    """Whether the same children would sit in both: a whole class, one group, different divisions."""
    mine, theirs = (_parts(one, class_id, groups) for one in (lesson, other))
    if not mine or not theirs or _common(mine, theirs):
        return True
    tags = {groups[group].get("divisiontag") for group in (*mine, *theirs)}
    return len(tags) > 1


def _parts(lesson: Record, class_id: str, groups: dict[str, Record]) -> list[str]:
    """Groups of the class in this lesson; empty is the whole class."""
    ids = lesson.ids("groupids", "groupid")
    mine = [one for one in ids if one in groups and groups[one].get("classid") == class_id]
    return [] if any(whole(groups[group]) for group in mine) else mine


def whole(group: Record) -> bool:
    """Whether the group is the entire class."""
    return group.get("entireclass") == "1"
