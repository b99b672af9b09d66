"""Rows of our own templates out of an aSc file whose names are decided upon."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from otmetka.core.names import tidy
from otmetka.exchange.queries.base import Base
from otmetka.exchange.rules.asc.cards import Placed
from otmetka.exchange.rules.asc.clashes import whole
from otmetka.exchange.rules.asc.read import AscFile, Record
from otmetka.exchange.rules.class_names import label, read_class
from otmetka.exchange.rules.faults import Fault
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.asc.decide import TABLES, Decider, Entity
from otmetka.schools.models import SchoolYear


@dataclass(frozen=True)
class Taught:
    """A lesson of the file in our words."""

    classes: tuple[tuple[int, str], ...]
    subject: str
    group: str
    teachers: tuple[str, ...]


@dataclass
class Rows:
    """Rows by kind, in the order in which they are planned."""

    by_kind: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    warnings: list[Fault] = field(default_factory=list)


def used_ids(file: AscFile, placed: list[Placed]) -> tuple[dict[str, list[str]], list[Fault]]:
    """Ids that the placed cards use, by table; ids that lead nowhere are told."""
    used: dict[str, dict[str, int]] = {table: {} for table in TABLES}
    for card in placed:
        lesson = card.lesson
        used["subject"].setdefault(lesson.get("subjectid"), lesson.line)
        for table, names in (("class", ("classids", "classid")), ("teacher", ("teacherids", "teacherid"))):
            for one in lesson.ids(*names):
                used[table].setdefault(one, lesson.line)
        for room in card.rooms:
            used["classroom"].setdefault(room, card.line)
    warnings = []
    for table, ids in used.items():
        known = file.by_id(table)
        warnings += [
            Fault(line, table, "asc_unknown_id", {"id": one or "—"})
            for one, line in ids.items()
            if one not in known
        ]
    return {table: list(ids) for table, ids in used.items()}, warnings


class Builder:
    """Builds the rows of one file for one year and day."""

    def __init__(self, file: AscFile, base: Base, year: SchoolYear, from_on: date, decider: Decider) -> None:
        self.file, self.base, self.year, self.from_on, self.decider = file, base, year, from_on, decider
        self.groups = file.by_id("group")
        self.rows = Rows()
        self._taught: dict[int, Taught | None] = {}
        self.six_days: set[str] = set()

    def build(self, placed: list[Placed]) -> Rows:
        """Everything that the cards need, then the cards."""
        saturday = [card for card in placed if card.weekday == 6]
        self.six_days = {one for card in saturday for one in card.lesson.ids("classids", "classid")}
        for entity in list(self.decider.done.entities.values()):
            if entity.makes:
                self._made(entity)
        hours: Counter[Taught] = Counter()
        lines: dict[Taught, int] = {}
        for card in placed:
            taught = self._of(card.lesson)
            if taught is None:
                continue
            hours[taught] += 1 if card.week else 2
            lines.setdefault(taught, card.lesson.line)
            self._slot(card, taught)
        for taught, halves in hours.items():
            self._load(taught, lines[taught], halves)
        return self.rows

    def _made(self, entity: Entity) -> None:
        values: dict = {}
        if entity.table == "class":
            grade, letter = read_class(entity.name)
            kind, values = (
                "classes",
                {
                    "year": self.year.title,
                    "class": (grade, letter),
                    "days_per_week": 6 if entity.id in self.six_days else None,
                },
            )
        elif entity.table == "subject":
            kind, values = "subjects", {"name": entity.key}
        elif entity.table == "classroom":
            kind, values = "rooms", {"code": entity.key, "title": entity.name[:120]}
        elif entity.table == "teacher":
            kind, values = "staff", {"code": entity.key, **_person(self.file.by_id("teacher")[entity.id])}
        else:
            return
        self.rows.by_kind[kind].append(Row(entity.line, values))

    def _of(self, lesson: Record) -> Taught | None:
        if id(lesson) not in self._taught:
            self._taught[id(lesson)] = self._read(lesson)
        return self._taught[id(lesson)]

    def _read(self, lesson: Record) -> Taught | None:
        classes = self._keys("class", lesson.ids("classids", "classid"))
        subject = self._keys("subject", [lesson.get("subjectid")])
        if not classes or not subject:
            return None
        pairs = tuple(sorted(read_class(name) for name in classes))
        group = self._group(lesson, pairs, subject[0])
        if group is None:
            return None
        ids = lesson.ids("teacherids", "teacherid")
        teachers = self._keys("teacher", ids)
        if not ids:
            self.rows.warnings.append(Fault(lesson.line, "lesson", "asc_no_teacher", {"subject": subject[0]}))
        return Taught(pairs, subject[0], group, tuple(teachers))

    def _keys(self, table: str, ids: list[str]) -> list[str]:
        found = (self.decider.done.get(table, one) for one in ids)
        return [entity.key for entity in found if entity and entity.key]

    def _group(self, lesson: Record, classes: tuple, subject: str) -> str | None:
        """ "" for whole classes; None while a part is open or left out."""
        parts = []
        for one in lesson.ids("groupids", "groupid"):
            group = self.groups.get(one)
            if group is None:
                self.rows.warnings.append(Fault(lesson.line, "group", "asc_unknown_id", {"id": one}))
            elif not whole(group):
                parts.append(group)
        if not parts:
            return ""
        name = " + ".join(dict.fromkeys(group.get("name") for group in parts))[:60]
        entity_id = f"{label(classes)}|{subject}|{name}"
        entity = self.decider.group(entity_id, lesson.line, name, self._our_groups(classes, subject))
        return entity.key

    def _our_groups(self, classes: tuple, subject: str) -> list[str]:
        known = self.base.subjects.get(subject)
        return [
            group.name
            for (year_id, subject_id, its_label, _name), group in self.base.groups.items()
            if known
            and (year_id, subject_id, its_label) == (self.year.id, known.id, label(classes))
            and group.name
        ]

    def _slot(self, card: Placed, taught: Taught) -> None:
        rooms = self._keys("classroom", list(card.rooms))
        values = {
            "year": self.year.title, "from_on": self.from_on, "week": card.week, "weekday": card.weekday,
            "number": card.number, "classes": taught.classes, "subject": taught.subject,
            "group": taught.group or None, "teachers": taught.teachers, "room": rooms[0] if rooms else None,
        }  # fmt: skip
        if len(rooms) > 1:
            self.rows.warnings.append(Fault(card.line, "card", "asc_rooms", {"rooms": ", ".join(rooms)}))
        self.rows.by_kind["timetable"].append(Row(card.line, values))

    def _load(self, taught: Taught, line: int, halves: int) -> None:
        """Load is made only for groups that the school has not got."""
        known = self.base.subjects.get(taught.subject)
        key = (self.year.id, known.id if known else 0, label(taught.classes), taught.group)
        if key in self.base.groups:
            return
        values = {
            "year": self.year.title, "classes": taught.classes, "subject": taught.subject,
            "group": taught.group or None, "teachers": taught.teachers or None,
            "hours": (Decimal(halves) / 2).quantize(Decimal("0.01")),
        }  # fmt: skip
        self.rows.by_kind["load"].append(Row(line, values))


def _person(record: Record) -> dict[str, str | None]:
    """Surname, name and patronymic as far as the file has them apart."""
    if record.get("lastname"):
        given = record.get("firstname").split(maxsplit=1)
        surname = record.get("lastname")
    else:
        surname, *rest = record.get("name", "short").split(maxsplit=1)
        given = rest[0].split(maxsplit=1) if rest else []
    parts = [tidy(part)[:80] for part in (surname, *given, "", "")]
    return {"surname": parts[0], "given": parts[1] or None, "patronymic": parts[2] or None}
