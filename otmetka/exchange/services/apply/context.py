"""What every planner is given: the base, the plan, and the answers of the person who imports."""

from dataclasses import dataclass, field
from datetime import date

from otmetka.exchange.queries.base import Base
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.plan import Plan
from otmetka.schools.models import SchoolClass, SchoolYear


@dataclass(frozen=True)
class Options:
    """Said on the import's page: the day of a transfer that the file does not date, and the last day of
    pupils who are in the file's classes but not in the file (None: they stay).

    ``assigns``: whether the importer may give duties; ``self_id`` is the importer's person, who may not
    give any to himself.
    """

    move_on: date | None = None
    close_on: date | None = None
    assigns: bool = True
    self_id: int | None = None


@dataclass
class Context:
    """One planning of one file."""

    base: Base
    plan: Plan
    options: Options = field(default_factory=Options)

    @property
    def school_id(self) -> int:
        return self.base.school_id

    def year(self, row: Row) -> SchoolYear | None:
        """The row's year, or a fault."""
        year = self.base.years.get(row["year"])
        if year is None:
            self.plan.fault(row.line, "Учебный год", "no_year", value=row["year"])
        elif year.closed_at:
            self.plan.fault(row.line, "Учебный год", "year_closed", value=row["year"])
            return None
        return year

    def school_class(
        self, row: Row, year: SchoolYear, name: tuple[int, str], column: str
    ) -> SchoolClass | None:
        """The class of the year, or a fault."""
        found = self.base.classes.get((year.id, *name))
        if found is None:
            self.plan.fault(row.line, column, "no_class", value=f"{name[0]}{name[1]}", year=year.title)
        return found

    def upsert(self, row: Row, found, fresh, label: str, **values) -> tuple:
        """The usual case: a row of the file is one row of a table. ``fresh()`` makes the new one."""
        if found is None:
            made = self.plan.make(fresh())
            self.plan.alter(made, **values)
            self.plan.tell(row.line, "new", label)
            return made, True
        diffs = self.plan.alter(found, **values)
        self.plan.tell(row.line, "changed" if diffs else "same", label, diffs)
        return found, False
