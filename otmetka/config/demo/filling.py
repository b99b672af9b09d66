"""Fills a year with its history: behaviour rules in, bulk loads out."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from otmetka.audit.trail import SYSTEM, Change, record
from otmetka.config.demo.reading import read_kinds, read_year
from otmetka.config.demo.rules.history import fill_group
from otmetka.config.demo.rules.shapes import Density, Facts, Setting
from otmetka.core.places import Place
from otmetka.core.tenancy import school_scope
from otmetka.journal.services.bulk import FactBatch, load_facts
from otmetka.schools.models import School, SchoolYear

Progress = Callable[..., None]
SEED = "otmetka"
GROUND = "наполнение демонстрации"
BATCH = 40_000


def fill_year(
    school: School, year_title: str, *, density: Density, careful: frozenset[str], now: datetime,
    progress: Progress | None = None,
) -> int:  # fmt: skip
    """Write what the teachers of a year wrote up to ``now``; gives the number of facts. In its own scopes."""
    with school_scope(school.id):
        year = SchoolYear.objects.get(school_id=school.id, title=year_title)
        shape = read_year(school.id, year.id)
        kinds = read_kinds(school.id)
    setting = Setting(SEED, ZoneInfo(school.timezone), kinds, now, density, careful)
    facts, written = Facts(), 0
    for number, group in enumerate(shape.groups, start=1):
        fill_group(group, setting, shape.days, facts)
        if len(facts) >= BATCH or number == len(shape.groups):
            written += _write(school.id, facts, now)
            facts = Facts()
        if progress:
            progress(f"Записи {year_title}", number, len(shape.groups))
    return written


def close_year(school: School, year_title: str, *, closed_at: datetime, now: datetime) -> None:
    """From now on the year is only read."""
    with school_scope(school.id):
        year = SchoolYear.objects.get(school_id=school.id, title=year_title)
        year.closed_at = closed_at
        year.save(update_fields=["closed_at"])
        place = Place("schools", "year", year.id, school.id)
        new = {"closed_at": closed_at.isoformat()}
        record(SYSTEM, Change("schools.year.close", place, {"closed_at": None}, new, ground=GROUND), now=now)


def _write(school_id: int, facts: Facts, now: datetime) -> int:
    batch = FactBatch(facts.works, facts.marks, facts.attendance, facts.records, facts.homework, GROUND)
    with school_scope(school_id):
        load_facts(school_id=school_id, who=SYSTEM, batch=batch, now=now)
    return len(facts)
