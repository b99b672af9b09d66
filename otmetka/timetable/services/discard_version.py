"""Throw a draft of the timetable away."""

from datetime import datetime

from otmetka.audit.trail import Change, Who, record
from otmetka.core.places import Place
from otmetka.timetable.models import Slot, SlotTeacher, TimetableVersion
from otmetka.timetable.services.edit_slot import refuse_published


def discard_version(*, actor_who: Who, version: TimetableVersion, now: datetime) -> None:
    """Delete a version that was never published, with its cells. Raises Invalid for a published one."""
    refuse_published(version)
    mine = {"school_id": version.school_id}
    place = Place("timetable", "version", version.id, version.school_id)
    old = {"from_on": version.from_on.isoformat(), "title": version.title}
    SlotTeacher.objects.filter(slot__version_id=version.id, **mine).delete()
    Slot.objects.filter(version_id=version.id, **mine).delete()
    version.delete()
    record(actor_who, Change("timetable.version.discard", place, old=old), now=now)
