"""What each name of the file is in our base: found exactly, decided by a person, or still open."""

from dataclasses import dataclass, field
from typing import Any

from otmetka.core.names import Name
from otmetka.exchange.queries.base import Base
from otmetka.exchange.rules.asc.match import (
    Found,
    match_class,
    match_group,
    match_room,
    match_subject,
    match_teacher,
    teacher_names,
)
from otmetka.exchange.rules.asc.read import AscFile, Record
from otmetka.exchange.rules.class_names import class_name, read_class
from otmetka.exchange.rules.faults import BadCell, Fault
from otmetka.schools.models import SchoolYear

#: A person's decisions about a name: make it ours, leave it out; anything else is our key.
NEW, SKIP = "+", "-"
TABLES = ("class", "subject", "teacher", "classroom")


@dataclass
class Entity:
    """A name of the file; ``key`` is ours, None while it is open or left out."""

    table: str
    id: str
    line: int
    name: str
    found: Found
    chosen: str = ""
    key: str | None = None
    makes: bool = False
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def form_field(self) -> str:
        """The name of its field in the form."""
        return f"{self.table}:{self.id}"

    @property
    def open(self) -> bool:
        """Whether a person still has to decide."""
        return self.key is None and self.chosen != SKIP


@dataclass
class Decisions:
    """All names of a file, and the faults of what is open."""

    entities: dict[tuple[str, str], Entity] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def get(self, table: str, entity_id: str) -> Entity | None:
        """The name with this id."""
        return self.entities.get((table, entity_id))


class Decider:
    """Matches the names that the lessons of a file use; the others do not matter."""

    def __init__(self, file: AscFile, base: Base, year: SchoolYear, chosen: dict[str, str]) -> None:
        self.file, self.base, self.chosen = file, base, chosen
        self.default = chosen.get("*", "")
        self.alike = chosen.get("~", "")
        self.done = Decisions()
        self.classes = {one.name for one in base.classes.values() if one.year_id == year.id}
        self.subjects = {one.name: one.short for one in base.subjects.values()}
        self.rooms = set(base.rooms)
        self.teachers = {
            person.code: Name(person.surname, person.given, person.patronymic)
            for person in base.persons.values()
            if person.id in base.staff
        }

    def decide(self, used: dict[str, list[str]]) -> Decisions:
        """``used``: ids by table, in the order of the file."""
        for table in TABLES:
            records = self.file.by_id(table)
            for entity_id in used[table]:
                record = records.get(entity_id)
                if record is not None:
                    self._take(self._entity(table, entity_id, record))
        return self.done

    def group(self, entity_id: str, line: int, name: str, ours: list[str]) -> Entity:
        """A part of a class; new parts are made when nothing else was decided and parts are to be made."""
        known = self.done.get("group", entity_id)
        if known:
            return known
        entity = Entity("group", entity_id, line, name, match_group(name, ours))
        self._take(entity, name)
        return entity

    def _entity(self, table: str, entity_id: str, record: Record) -> Entity:
        if table == "class":
            found = match_class(record, self.classes)
        elif table == "subject":
            found = match_subject(record, self.subjects)
        elif table == "teacher":
            found = match_teacher(record, self.teachers)
        else:
            found = match_room(record, self.rooms)
        names = teacher_names(record) if table == "teacher" else [record.get("name", "short")]
        return Entity(table, entity_id, record.line, next(iter(names), ""), found)

    def _take(self, entity: Entity, new_key: str | None = None) -> None:
        self.done.entities[entity.table, entity.id] = entity
        entity.labels = {key: self._say(entity, key) for key in entity.found.alike[:8]}
        entity.chosen = self.chosen.get(entity.form_field, "") or self._by_default(entity)
        if entity.chosen == SKIP:
            return
        if entity.chosen == NEW:
            self._make(entity, new_key)
        elif entity.chosen:
            self._ours(entity)
        elif entity.found.exact:
            entity.key = entity.found.exact
        else:
            self._open(entity)

    def _by_default(self, entity: Entity) -> str:
        """One decision for all: what is alike is taken, what is missing is made."""
        if entity.found.exact:
            return ""
        if self.alike and len(entity.found.alike) == 1:
            return entity.found.alike[0]
        return NEW if self.default == NEW and not entity.found.alike else ""

    def _ours(self, entity: Entity) -> None:
        known: dict[str, Any] = {
            "class": self.classes, "subject": self.subjects, "teacher": self.teachers,
            "classroom": self.rooms,
            "group": set(entity.found.alike) | {entity.found.exact},
        }  # fmt: skip
        if entity.chosen in known[entity.table]:
            entity.key = entity.chosen
        else:
            self._tell(entity, "asc_no_such", value=entity.chosen)

    def _make(self, entity: Entity, new_key: str | None) -> None:
        if not entity.name:
            self._tell(entity, "asc_nameless")
            return
        if entity.table == "class":
            try:
                read_class(entity.name)
            except BadCell:
                self._tell(entity, "asc_class_name", value=entity.name)
                return
        entity.makes = True
        entity.key = new_key or new_key_of(entity)

    def _open(self, entity: Entity) -> None:
        code = "asc_alike" if entity.found.alike else ("asc_missing" if entity.name else "asc_nameless")
        alike = "; ".join(list(entity.labels.values())[:5])
        self._tell(entity, code, name=entity.name, alike=alike)

    def _say(self, entity: Entity, key: str) -> str:
        return f"{self.teachers[key].full} ({key})" if entity.table == "teacher" else key

    def _tell(self, entity: Entity, code: str, **details: str) -> None:
        self.done.faults.append(Fault(entity.line, entity.table, code, details))


def new_key_of(entity: Entity) -> str:
    """The key of what is made: a code for a teacher and a room, the name for the rest."""
    if entity.table == "teacher":
        return f"aSc-{entity.id}"[:40]
    if entity.table == "class":
        return class_name(*read_class(entity.name))
    return entity.name[:24] if entity.table == "classroom" else entity.name
