"""Give a school the shipped values of the act and the shipped kinds of work."""

from datetime import datetime

from otmetka.audit.trail import SYSTEM, Change, Who, record
from otmetka.core.places import Place
from otmetka.regulations import defaults
from otmetka.regulations.models import Parameter, WorkKind


def ship_defaults(school_id: int, now: datetime, *, actor_who: Who = SYSTEM) -> int:
    """Add what the school does not have yet; gives the number of rows added. What it has is left alone."""
    parameters = _missing_parameters(school_id)
    kinds = _missing_kinds(school_id)
    Parameter.objects.bulk_create(parameters)
    WorkKind.objects.bulk_create(kinds)
    added = len(parameters) + len(kinds)
    if added:
        place = Place("regulations", "defaults", school_id, school_id)
        new = {"parameters": len(parameters), "work_kinds": len(kinds)}
        record(
            actor_who, Change("regulations.defaults.ship", place, new=new, ground=defaults.ground()), now=now
        )
    return added


def _missing_parameters(school_id: int) -> list[Parameter]:
    there = set(Parameter.objects.filter(school_id=school_id).values_list("key", "grade_from", "from_on"))
    return [
        Parameter(
            school_id=school_id, key=row.key, value=row.value, unit=row.unit, ground=row.ground,
            grade_from=row.grade_from, grade_to=row.grade_to, from_on=row.from_on,
        )
        for row in defaults.parameters()
        if (row.key, row.grade_from, row.from_on) not in there
    ]  # fmt: skip


def _missing_kinds(school_id: int) -> list[WorkKind]:
    there = set(WorkKind.objects.filter(school_id=school_id).values_list("code", flat=True))
    return [
        WorkKind(
            school_id=school_id, code=kind.code, title=kind.title, short=kind.short, weight=kind.weight,
            written=kind.written, second_mark=kind.second_mark, position=position,
            ground=defaults.ground(), from_on=defaults.from_on(),
        )
        for position, kind in enumerate(defaults.work_kinds(), start=1)
        if kind.code not in there
    ]  # fmt: skip
