"""Make the dated lessons of a year anew after its calendar, bells or load changed."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import Invalid, NotFound, Stale
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.schools.models import SchoolYear
from otmetka.timetable.events import LessonsRebuilt
from otmetka.timetable.queries.rebuild_plan import Report, rebuild_plan
from otmetka.timetable.services.write_lessons import lock_untouched, write_rebuild

_TRIES = 3


def rebuild_lessons(
    *, actor_who: Who, school_id: int, year_id: int, now: datetime, from_on: date | None = None
) -> Report:
    """Bring untouched lessons in line with the published versions from ``from_on`` (default: all year).

    Touched lessons stay. Idempotent. Needs the school's scope and an open transaction.
    """
    year = refuse_closed_year(school_id, year_id)
    from_on = from_on or year.starts_on
    report = replace_lessons(school_id, year.id, from_on, now)
    if report.added or report.changed or report.removed:
        numbers = {"added": report.added, "changed": report.changed, "removed": report.removed}
        place = Place("schools", "year", year.id, school_id)
        new = {**numbers, "kept": len(report.kept), "from_on": from_on.isoformat()}
        record(actor_who, Change("timetable.lessons.rebuild", place, new=new), now=now)
        publish(LessonsRebuilt(school_id, year.id, from_on.isoformat(), **numbers), now=now)
    return report


def replace_lessons(school_id: int, year_id: int, from_on: date, now: datetime) -> Report:
    """Compute and write the change; again when a teacher wrote into a lesson in between."""
    for _try in range(_TRIES):
        plan = rebuild_plan(school_id, year_id, from_on, now=now)
        at_stake = [*plan.change.remove, *(old for old, _new in plan.change.change)]
        if lock_untouched(school_id, at_stake):
            write_rebuild(school_id, year_id, plan.change)
            return plan.report
    raise Stale(_("Пока пересчитывались уроки, учителя их заполняли. Повторите."))


def refuse_closed_year(school_id: int, year_id: int) -> SchoolYear:
    """The year, locked so that two rebuilds do not meet. Raises Invalid when it is closed."""
    year = SchoolYear.objects.select_for_update().filter(school_id=school_id, id=year_id).first()
    if year is None:
        raise NotFound("")
    if year.closed_at is not None:
        raise Invalid(_("Учебный год закрыт: его расписание и уроки не меняются."))
    return year
