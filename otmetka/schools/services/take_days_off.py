"""Take days off of the production calendar into the school's calendar."""

from datetime import datetime

from otmetka.audit.trail import Change, Who, record_many
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.schools.events import CalendarChanged
from otmetka.schools.models import CalendarDay, SchoolYear
from otmetka.schools.queries.days_off import days_off_to_add


def take_days_off(*, actor_who: Who, year: SchoolYear, now: datetime) -> int:
    """Add the missing days; gives how many spans were added. A second call adds nothing."""
    spans = days_off_to_add(year)
    rows = CalendarDay.objects.bulk_create(
        CalendarDay(
            school_id=year.school_id, year=year, title=span.title[:120], kind="holiday",
            from_on=span.from_on, to_on=span.to_on,
        )
        for span in spans
    )  # fmt: skip
    changes = [
        Change(
            "schools.calendarday.put", Place("schools", "calendarday", row.id, year.school_id),
            new={"title": row.title, "from_on": row.from_on.isoformat(), "to_on": row.to_on.isoformat()},
            ground="производственный календарь",
        )
        for row in rows
    ]  # fmt: skip
    record_many(actor_who, changes, now=now)
    if rows:
        first = min(row.from_on for row in rows)
        publish(CalendarChanged(year.school_id, year.id, first.isoformat()), now=now)
    return len(rows)
