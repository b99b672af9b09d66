"""The base as rows of the templates: what an export writes and an import of it finds unchanged."""

from collections.abc import Callable
from datetime import date

from otmetka.exchange.queries.base import Base
from otmetka.exchange.queries.exports import persons, structure, teaching

Rows = list[list[str]]

EXPORTS: dict[str, Callable[[Base, str | None], Rows]] = {
    "years": structure.years,
    "terms": structure.terms,
    "days": structure.days,
    "bells": structure.bells,
    "rooms": structure.rooms,
    "subjects": structure.subjects,
    "classes": structure.classes,
    "staff": persons.staff,
    "pupils": persons.pupils,
    "guardians": persons.guardians,
    "load": teaching.load,
    "members": teaching.members,
    "timetable": teaching.timetable,
    "plans": teaching.plans,
}


def export_rows(school_id: int, kind: str, *, today: date, year: str | None = None) -> Rows:
    """Rows of ``kind``, of all years or of one («2026/27»), in a fixed number of queries."""
    return EXPORTS[kind](Base(school_id, today), year)
