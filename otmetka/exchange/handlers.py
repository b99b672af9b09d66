"""Reactions to imports: lessons follow a calendar, bells or a load that came by file."""

from datetime import date, datetime

from otmetka.audit.trail import SYSTEM
from otmetka.core.clock import local_date
from otmetka.core.outbox import subscribe
from otmetka.exchange.events import ImportApplied, ImportUndone
from otmetka.exchange.models import Import
from otmetka.schools.models import School, SchoolYear
from otmetka.timetable.models import TimetableVersion
from otmetka.timetable.services.rebuild_lessons import rebuild_lessons

#: Kinds of files that lessons follow from; a timetable makes its lessons when it is published.
SOURCES = frozenset({"years", "days", "bells", "classes", "load"})


def subscribe_all() -> None:
    """Called once by the wiring."""
    subscribe(ImportApplied, follow_import)
    subscribe(ImportUndone, follow_import)


def follow_import(event: ImportApplied | ImportUndone, now: datetime) -> None:
    """Make untouched lessons from today on anew where a version was published before the import."""
    if event.kind not in SOURCES:
        return
    applied_at = Import.objects.values_list("applied_at", flat=True).get(
        school_id=event.school_id, id=event.import_id
    )
    older = TimetableVersion.objects.filter(school_id=event.school_id, published_at__lt=applied_at)
    years = SchoolYear.objects.filter(
        school_id=event.school_id, closed_at__isnull=True, id__in=older.values("year_id")
    )
    for year in years:
        rebuild_lessons(
            actor_who=SYSTEM,
            school_id=event.school_id,
            year_id=year.id,
            now=now,
            from_on=max(_today(event.school_id, now), year.starts_on),
        )


def _today(school_id: int, now: datetime) -> date:
    return local_date(now, School.objects.values_list("timezone", flat=True).get(id=school_id))
