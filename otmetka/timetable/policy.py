"""Who may do what with the timetable: it is the whole school's, so the relation is always ``school``."""

from otmetka.access.actor import Actor
from otmetka.core.errors import Forbidden, NotFound
from otmetka.timetable.models import Slot, TimetableVersion


def timetable_to_read(actor: Actor) -> int:
    """The school whose timetable the actor reads. Raises Forbidden."""
    return _school(actor, "timetable.read")


def timetable_to_write(actor: Actor) -> int:
    """The school whose timetable the actor writes. Raises Forbidden."""
    return _school(actor, "timetable.write")


def version_to_write(actor: Actor, version_id: int) -> TimetableVersion:
    """A version, locked. Raises NotFound for another school's, Forbidden without the right."""
    rows = TimetableVersion.objects.select_for_update().filter(school_id=actor.school_id, id=version_id)
    version = rows.first() if actor.may("timetable.read") else None
    if version is None:
        raise NotFound("")
    timetable_to_write(actor)
    return version


def slot_to_write(actor: Actor, slot_id: int) -> tuple[TimetableVersion, Slot]:
    """A cell and its version, the version locked. Raises as :func:`version_to_write`."""
    slot = Slot.objects.filter(school_id=actor.school_id, id=slot_id).first()
    if slot is None:
        raise NotFound("")
    return version_to_write(actor, slot.version_id), slot


def _school(actor: Actor, action: str) -> int:
    if actor.school_id is None or "school" not in actor.relations(action):
        raise Forbidden("")
    return actor.school_id
