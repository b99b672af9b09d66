"""Carrying out a plan: a fixed number of statements for each table, whatever the number of rows."""

from django.db import connection
from django.db.models import Model
from psycopg import sql

from otmetka.core.bulk import insert_many
from otmetka.exchange.services.apply.plan import Changed, Plan
from otmetka.journal.models import LessonPlan, PlanTopic
from otmetka.people.models import (
    Duty,
    Enrolment,
    GroupMembership,
    Guardianship,
    Person,
    Pupil,
    Staff,
)
from otmetka.schools.models import (
    CalendarDay,
    CourseKind,
    GroupClass,
    SchoolClass,
    SchoolYear,
    Subject,
    TeachingGroup,
    Term,
)
from otmetka.timetable.models import Bell, BellSet, Room, Slot, SlotTeacher, TeachingLoad, TimetableVersion

#: Whoever is pointed at comes first.
ORDER: tuple[type[Model], ...] = (
    SchoolYear, Term, CalendarDay, Subject, CourseKind, SchoolClass, Room, BellSet, Bell, Person, Staff,
    Pupil, Duty, Enrolment, Guardianship, TeachingGroup, GroupClass, GroupMembership, TeachingLoad,
    TimetableVersion, Slot, SlotTeacher, LessonPlan, PlanTopic,
)  # fmt: skip
BATCH = 5000


def write(plan: Plan) -> None:
    """Insert, change and drop in the open transaction; new rows get their ids."""
    for model, rows in _by_model(plan.dropped).items():
        remove(model, rows[0].school_id, [row.pk for row in rows])
    changed = _by_model([change.row for change in plan.changed.values()])
    fields = _fields(list(plan.changed.values()))
    for model in ORDER:
        if model in changed:
            update(model, changed[model], sorted(fields[model]))
        if model in plan.made:
            insert_many(plan.made[model])


def update(model: type[Model], rows: list[Model], fields: list[str]) -> None:
    """Write ``fields`` of many rows, one statement for a batch (a table's key is school and id)."""
    model.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["school", "id"], update_fields=fields
    )


def remove(model: type[Model], school_id: int, ids: list[int]) -> None:
    """Delete rows by one statement; what still points at them is refused by the foreign keys."""
    statement = sql.SQL("DELETE FROM {} WHERE school_id = %s AND id = ANY (%s)")
    with connection.cursor() as cursor:
        cursor.execute(statement.format(sql.Identifier(model._meta.db_table)), [school_id, ids])


def _by_model(rows: list[Model]) -> dict[type[Model], list[Model]]:
    found: dict[type[Model], list[Model]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found


def _fields(changes: list[Changed]) -> dict[type[Model], set[str]]:
    found: dict[type[Model], set[str]] = {}
    for change in changes:
        names = {change.row._meta.get_field(name).name for name in change.after}
        found.setdefault(type(change.row), set()).update(names)
    return found
