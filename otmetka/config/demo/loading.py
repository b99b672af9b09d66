"""Loads the demo: each school from its files by the import that a school uses, then its history."""

from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from otmetka.audit.trail import SYSTEM
from otmetka.config.demo.accounts import open_accounts
from otmetka.config.demo.files import NEIGHBOUR, DemoFiles
from otmetka.config.demo.filling import close_year, fill_year
from otmetka.config.demo.rules.shapes import Density
from otmetka.config.demo.school import gather_statistics, make_school, mark_installation
from otmetka.core import clock
from otmetka.core.tenancy import school_scope
from otmetka.exchange.services.load_folder import load_folder
from otmetka.regulations.services.ship_defaults import ship_defaults
from otmetka.schools.models import School, SchoolYear
from otmetka.timetable.models import TimetableVersion
from otmetka.timetable.services.publish_version import publish_version

Progress = Callable[..., None]


PAST = Density(answers=(2, 4), homework_checks=0.2)
CURRENT = Density(answers=(4, 7), homework_checks=0.3)


def load(progress: Progress) -> None:
    """Make and fill both schools of the demo at the demo's moment; once, in an empty migrated base.

    ``progress(text, done, total)`` is told what is being done; the counts may be missing.
    """
    now = clock.now()
    mark_installation(now=now)
    load_school(DemoFiles(), now=now, progress=progress)
    load_school(DemoFiles(NEIGHBOUR), now=now, progress=_quiet(progress, "Соседняя школа"))


def load_school(files: DemoFiles, *, now: datetime, progress: Progress) -> School:
    """One school with its accounts, published timetables and filled years; past years are closed."""
    school = make_school(files.card, now=now)
    with school_scope(school.id):
        ship_defaults(school.id, now)
    load_folder(school.id, files.imports, SYSTEM, now, progress)
    progress("Логины")
    with school_scope(school.id):
        open_accounts(school.id, files.sign_ins, now=now)
    progress("Уроки по расписанию")
    _publish(school, now)
    gather_statistics()
    careful = frozenset(row["person"] for row in files.sign_ins)
    _fill(school, careful, now, progress)
    progress("Статистика базы")
    gather_statistics()
    return school


def _publish(school: School, now: datetime) -> None:
    with school_scope(school.id):
        versions = TimetableVersion.objects.filter(school_id=school.id).order_by("from_on")
        for version in versions:
            publish_version(actor_who=SYSTEM, school_id=school.id, version_id=version.id, now=now)


def _fill(school: School, careful: frozenset[str], now: datetime, progress: Progress) -> None:
    with school_scope(school.id):
        years = list(SchoolYear.objects.filter(school_id=school.id).order_by("starts_on"))
    today = clock.local_date(now, school.timezone)
    for year in years:
        past = year.ends_on < today
        density = PAST if past else CURRENT
        fill_year(school, year.title, density=density, careful=careful, now=now, progress=progress)
        if past:
            zone = ZoneInfo(school.timezone)
            close_year(school, year.title, closed_at=datetime.combine(year.ends_on, time(18), zone), now=now)


def _quiet(progress: Progress, text: str) -> Progress:
    """One line for a whole small school."""
    return lambda *_told: progress(text)
