"""Which module plans which kind."""

from collections.abc import Callable

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply import (
    bells,
    classes,
    days,
    guardians,
    load,
    members,
    plans,
    pupils,
    rooms,
    staff,
    subjects,
    terms,
    timetable,
    years,
)
from otmetka.exchange.services.apply.context import Context

PLANNERS: dict[str, Callable[[Context, list[Row]], None]] = {
    "years": years.plan_rows,
    "terms": terms.plan_rows,
    "days": days.plan_rows,
    "bells": bells.plan_rows,
    "rooms": rooms.plan_rows,
    "subjects": subjects.plan_rows,
    "classes": classes.plan_rows,
    "staff": staff.plan_rows,
    "pupils": pupils.plan_rows,
    "guardians": guardians.plan_rows,
    "load": load.plan_rows,
    "members": members.plan_rows,
    "timetable": timetable.plan_rows,
    "plans": plans.plan_rows,
}
