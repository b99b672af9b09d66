"""Carrying out a planned import in the open transaction: rows, journal, audit, event."""

from datetime import datetime

from otmetka.audit.trail import Who
from otmetka.core import outbox
from otmetka.exchange.events import ImportApplied
from otmetka.exchange.models import Import
from otmetka.exchange.services import journal
from otmetka.exchange.services.apply.plan import Plan
from otmetka.exchange.services.apply.write import write
from otmetka.timetable.models import TimetableVersion
from otmetka.timetable.services.publish_version import publish_version


def carry_out(
    of_import: Import, plan: Plan, who: Who, *, now: datetime, publish: bool = False, written: bool = False
) -> None:
    """Write ``plan`` with its journal; the import becomes applied.

    ``publish`` puts a timetable in force; ``written``: the rows are in the base already.
    """
    if not written:
        write(plan)
    changes = journal.entries(plan)
    journal.keep(of_import, changes)
    journal.audit(who, of_import, changes, "imported", now)
    of_import.state = "applied"
    of_import.applied_at = now
    of_import.applied_by_id = who.person_id
    of_import.save(update_fields=["state", "applied_at", "applied_by"])
    if publish:
        _publish(plan, who, now)
    outbox.publish(ImportApplied(of_import.school_id, of_import.id, of_import.kind), now=now)


def _publish(plan: Plan, who: Who, now: datetime) -> None:
    """Versions that the plan made are put in force, the earliest first."""
    versions = plan.made.get(TimetableVersion, ())
    for version in sorted(versions, key=lambda one: one.from_on):
        publish_version(actor_who=who, school_id=version.school_id, version_id=version.id, now=now)
