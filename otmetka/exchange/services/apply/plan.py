"""A plan of changes: what a file would make, change and leave alone; previewed first, written later."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from otmetka.exchange.rules.faults import Fault

#: The weightiest outcome of a subject's rows counts for the subject.
OUTCOMES = ("new", "moved", "enrolled", "left", "changed", "same")


@dataclass(frozen=True)
class Diff:
    """One field of one row: old → new, as the template writes them."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Line:
    """What happens with one row of the file."""

    line: int
    outcome: str
    label: str
    diffs: tuple[Diff, ...] = ()


@dataclass
class Changed:
    """An existing row with the fields that change: values before and after."""

    row: Model
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


class Plan:
    """Collected by the planners; nothing is written until :mod:`.write` carries it out."""

    def __init__(self) -> None:
        self.made: dict[type[Model], list[Model]] = {}
        self.changed: dict[int, Changed] = {}
        self.dropped: list[Model] = []
        self.lines: list[Line] = []
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.absent: list[str] = []
        self._outcomes: dict[Any, str] = {}
        self._lines_of: dict[Any, int] = {}

    def make(self, row: Model) -> Model:
        """Plan a new row; its foreign keys may be rows that are planned too."""
        self.made.setdefault(type(row), []).append(row)
        return row

    def alter(self, row: Model, **values: Any) -> tuple[Diff, ...]:
        """Plan changes of a row; None and equal values change nothing."""
        found = []
        for name, new in values.items():
            old = getattr(row, name)
            if new is None or new == old:
                continue
            self.put(row, name, new)
            found.append(Diff(name, old, new))
        return tuple(found)

    def put(self, row: Model, name: str, new: Any) -> None:
        """Plan one field's new value, None included."""
        if row.pk is not None:
            change = self.changed.setdefault(id(row), Changed(row))
            change.before.setdefault(name, getattr(row, name))
            change.after[name] = new
        setattr(row, name, new)

    def drop(self, row: Model) -> None:
        """Plan the removal of a row of a draft (never of a fact)."""
        self.dropped.append(row)

    def tell(
        self, line: int, outcome: str, label: str, diffs: tuple[Diff, ...] = (), key: Any = None
    ) -> None:
        """Say what happens with a row; rows of one ``key`` (a pupil) count once, by the weightiest."""
        self.lines.append(Line(line, outcome, label, diffs))
        key = line if key is None else key
        before = self._outcomes.get(key, "same")
        self._outcomes[key] = min(before, outcome, key=OUTCOMES.index)

    def once(self, key: Any, line: int, column: str) -> bool:
        """Whether this natural key is met for the first time in the file; a fault otherwise."""
        first = self._lines_of.setdefault(key, line)
        if first != line:
            self.fault(line, column, "twice", first=first)
        return first == line

    def fault(self, line: int, column: str, code: str, /, **details: Any) -> None:
        """An error of a row: the file cannot be applied."""
        self.faults.append(Fault(line, column, code, details))

    def warn(self, line: int, column: str, code: str, /, **details: Any) -> None:
        """Something a person should look at; the file can be applied."""
        self.warnings.append(Fault(line, column, code, details))

    @property
    def counts(self) -> dict[str, int]:
        """``{"new": 2, "moved": 1, "same": 22}``."""
        counted = Counter(self._outcomes.values())
        return {outcome: counted[outcome] for outcome in OUTCOMES if counted[outcome]}

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.made or self.changed or self.dropped)
