"""The templates of import and export by their code, in the order in which a school loads them."""

from otmetka.exchange.rules.kinds import Kind
from otmetka.exchange.rules.templates.persons import GUARDIANS, PUPILS, STAFF
from otmetka.exchange.rules.templates.structure import BELLS, CLASSES, DAYS, ROOMS, SUBJECTS, TERMS, YEARS
from otmetka.exchange.rules.templates.teaching import LOAD, MEMBERS, PLANS, TIMETABLE

TEMPLATES: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        YEARS, TERMS, DAYS, BELLS, ROOMS, SUBJECTS, CLASSES, STAFF, PUPILS, GUARDIANS, LOAD, MEMBERS,
        TIMETABLE, PLANS,
    )
}  # fmt: skip
