"""Rows of the school's structure."""

from otmetka.exchange.queries.base import Base
from otmetka.exchange.queries.exports.written import clock, day, number, weekday
from otmetka.exchange.rules.templates.structure import DAY_KINDS, TERM_KINDS
from otmetka.schools.models import CalendarDay, Term

_TERM = {kind: word for word, kind in TERM_KINDS.items()}
_DAY = {kind: word for word, kind in DAY_KINDS.items()}


def years(base: Base, year: str | None) -> list[list[str]]:
    """Учебные годы."""
    rows = sorted(base.years.values(), key=lambda one: one.starts_on)
    return [[y.title, day(y.starts_on), day(y.ends_on)] for y in rows if year in (None, y.title)]


def _titles(base: Base, year: str | None) -> dict[int, str]:
    return {y.id: y.title for y in base.years.values() if year in (None, y.title)}


def terms(base: Base, year: str | None) -> list[list[str]]:
    """Периоды."""
    titles = _titles(base, year)
    rows = sorted(base.all(Term), key=lambda t: (t.starts_on, t.grade_from, t.number))
    return [
        [titles[t.year_id], _TERM[t.kind], str(t.number), t.title, str(t.grade_from), str(t.grade_to),
         day(t.starts_on), day(t.ends_on)]
        for t in rows if t.year_id in titles
    ]  # fmt: skip


def days(base: Base, year: str | None) -> list[list[str]]:
    """Календарь."""
    titles = _titles(base, year)
    rows = sorted(base.all(CalendarDay), key=lambda d: (d.from_on, d.kind, d.grade_from))
    return [
        [titles[d.year_id], d.title, _DAY[d.kind], day(d.from_on), day(d.to_on), weekday(d.works_as),
         str(d.grade_from), str(d.grade_to)]
        for d in rows if d.year_id in titles
    ]  # fmt: skip


def bells(base: Base, _year: str | None) -> list[list[str]]:
    """Звонки."""
    sets = {one.id: one for one in base.bell_sets.values()}
    rows = sorted(base.bells.values(), key=lambda b: (sets[b.bell_set_id].name, b.number))
    return [
        [
            sets[b.bell_set_id].name,
            str(sets[b.bell_set_id].shift),
            str(b.number),
            clock(b.starts),
            clock(b.ends),
        ]
        for b in rows
    ]


def rooms(base: Base, _year: str | None) -> list[list[str]]:
    """Кабинеты."""
    return [[r.code, r.title, number(r.seats)] for r in sorted(base.rooms.values(), key=lambda r: r.code)]


def subjects(base: Base, _year: str | None) -> list[list[str]]:
    """Предметы."""
    rows = sorted(base.subjects.values(), key=lambda s: (s.position, s.name))
    return [[s.name, s.short, str(s.position)] for s in rows]


def classes(base: Base, year: str | None) -> list[list[str]]:
    """Классы."""
    titles = _titles(base, year)
    rows = sorted(base.classes.values(), key=lambda c: (titles.get(c.year_id, ""), c.grade, c.letter))
    return [
        [titles[c.year_id], c.name, str(c.shift), str(c.days_per_week), c.profile, c.bells]
        for c in rows if c.year_id in titles
    ]  # fmt: skip
