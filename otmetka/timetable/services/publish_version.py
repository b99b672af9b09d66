"""Put a version of the timetable in force and make the year's dated lessons from it."""

from datetime import datetime

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import NotFound
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.timetable.events import TimetablePublished
from otmetka.timetable.models import TimetableVersion
from otmetka.timetable.queries.rebuild_plan import Report
from otmetka.timetable.services.rebuild_lessons import refuse_closed_year, replace_lessons


def publish_version(*, actor_who: Who, school_id: int, version_id: int, now: datetime) -> Report:
    """Publish a version: lessons from its first day to the end of the year are made from the slots.

    Untouched lessons of older versions from that day on are replaced; touched ones and all earlier ones
    stay, and the report lists the former. A second call changes nothing. Needs the school's scope and an
    open transaction. Raises NotFound, and Invalid in a closed year.
    """
    version = _lock(school_id, version_id)
    year = refuse_closed_year(school_id, version.year_id)
    first = version.published_at is None
    if first:
        version.published_at = now
        version.save(update_fields=["published_at"])
    report = replace_lessons(school_id, year.id, version.from_on, now)
    if not (first or report.added or report.changed or report.removed):
        return report
    numbers = {"added": report.added, "changed": report.changed, "removed": report.removed}
    new = {**numbers, "kept": len(report.kept), "from_on": version.from_on.isoformat()}
    place = Place("timetable", "version", version.id, school_id)
    record(actor_who, Change("timetable.version.publish", place, new=new), now=now)
    publish(TimetablePublished(school_id, version.id, version.from_on.isoformat(), **numbers), now=now)
    return report


def _lock(school_id: int, version_id: int) -> TimetableVersion:
    rows = TimetableVersion.objects.select_for_update().filter(school_id=school_id, id=version_id)
    version = rows.first()
    if version is None:
        raise NotFound("")
    return version
