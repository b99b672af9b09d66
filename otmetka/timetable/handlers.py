"""Reactions to lower packages: lessons follow the calendar, the bells and the load."""

from datetime import date, datetime

from otmetka.audit.trail import SYSTEM
from otmetka.core.outbox import subscribe
from otmetka.schools.events import CalendarChanged
from otmetka.schools.models import SchoolYear
from otmetka.timetable.events import SourcesChanged
from otmetka.timetable.services.rebuild_lessons import rebuild_lessons


def subscribe_all() -> None:
    """Called once by the wiring."""
    subscribe(CalendarChanged, follow_sources)
    subscribe(SourcesChanged, follow_sources)


def follow_sources(event: CalendarChanged | SourcesChanged, now: datetime) -> None:
    """Make untouched lessons of the year anew; a year that was closed or removed since is left alone."""
    year = SchoolYear.objects.filter(
        school_id=event.school_id, id=event.year_id, closed_at__isnull=True
    ).first()
    if year is None:
        return
    rebuild_lessons(
        actor_who=SYSTEM, school_id=event.school_id, year_id=year.id, now=now,
        from_on=max(date.fromisoformat(event.from_on), year.starts_on),
    )  # fmt: skip
