"""Сотрудники: key is the code; duties are added, never taken away by a file."""

from datetime import date

from otmetka.exchange.rules.duty_words import say_duty
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.persons import Persons, Put
from otmetka.exchange.services.apply.plan import Diff
from otmetka.people.models import Duty, Person, Staff
from otmetka.schools.models import SchoolYear


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Staff with position, employment and duties by order."""
    persons = Persons(ctx)
    for row in rows:
        if not ctx.plan.once(row["code"], row.line, "Код") or not _allowed(ctx, row):
            continue
        put = persons.put(row)
        if put:
            _staff(ctx, row, put)
    seen = {row["code"] for row in rows}
    ctx.plan.absent += [
        _label(ctx.base.person_by_id[person_id])
        for person_id, staff in ctx.base.staff.items()
        if ctx.base.person_by_id[person_id].code not in seen and staff.left_on is None
    ]


def _allowed(ctx: Context, row: Row) -> bool:
    person = ctx.base.persons.get(row["code"])
    if person and person.pk and person.id in ctx.base.pupils:
        ctx.plan.fault(row.line, "Код", "code_of_pupil", code=row["code"], name=_label(person))
    elif row["hired_on"] and row["left_on"] and row["left_on"] < row["hired_on"]:
        ctx.plan.fault(row.line, "Уволен", "dates")
    else:
        return True
    return False


def _staff(ctx: Context, row: Row, put: Put) -> None:
    person, values = put.person, {field: row[field] for field in ("position", "hired_on", "left_on")}
    staff = ctx.base.staff.get(person.pk) if person.pk else None
    if staff is None:
        staff = ctx.plan.make(Staff(school_id=ctx.school_id, person=person))
        ctx.plan.alter(staff, **values)
        diffs, outcome = put.diffs, "new"
    else:
        diffs = (*put.diffs, *ctx.plan.alter(staff, **values))
        outcome = "changed"
    diffs += _duties(ctx, row, person, staff)
    if row["left_on"] and staff.pk:
        diffs += _end_duties(ctx, person, row["left_on"])
    ctx.plan.tell(row.line, outcome if diffs or outcome == "new" else "same", _label(person), diffs)


def _duties(ctx: Context, row: Row, person: Person, staff: Staff) -> tuple[Diff, ...]:
    year = ctx.base.year_at(ctx.base.today)
    there = list(ctx.base.duties.get(person.pk, ()))
    diffs: tuple[Diff, ...] = ()
    for kind, over in row["duties"] or ():
        school_class = _class_of_duty(ctx, row, year, over) if over else None
        if over and school_class is None:
            continue
        starts = _starts(ctx, staff, year, over is not None)
        same = _same(ctx, there, kind, school_class, starts)
        if same:
            there.remove(same)
            diffs += _ground(ctx, row, same)
            continue
        if not _may_assign(ctx, row, person, say_duty(kind, over)):
            continue
        ctx.plan.make(_duty(ctx, row, person, staff, kind, school_class, starts))
        diffs += (Diff("duties", "", say_duty(kind, over)),)
    if row["duties"]:
        _tell_kept(ctx, row, [duty for duty in there if _in_force(duty, ctx.base.today)])
    return diffs


def _may_assign(ctx: Context, row: Row, person: Person, words: str) -> bool:
    """Duties give rights: a file gives them only where its importer may, and never to himself."""
    if not ctx.options.assigns:
        ctx.plan.fault(row.line, "Обязанности", "duty_not_yours", duty=words)
    elif person.pk and person.pk == ctx.options.self_id:
        ctx.plan.fault(row.line, "Обязанности", "duty_to_self", duty=words)
    else:
        return True
    return False


def _same(ctx: Context, there: list[Duty], kind: str, school_class, starts: date) -> Duty | None:
    """The duty that the file speaks of: in force, or begun on the very day."""
    class_id = school_class.id if school_class else None
    mine = [duty for duty in there if (duty.kind, duty.school_class_id) == (kind, class_id)]
    return next((d for d in mine if _in_force(d, ctx.base.today) or d.from_on == starts), None)


def _duty(ctx: Context, row: Row, person: Person, staff: Staff, kind: str, over, starts: date) -> Duty:
    return Duty(
        school_id=ctx.school_id,
        person=person,
        kind=kind,
        school_class=over,
        from_on=starts,
        to_on=max(staff.left_on, starts) if staff.left_on else None,
        ground=row["ground"] or "",
    )


def _ground(ctx: Context, row: Row, duty: Duty) -> tuple[Diff, ...]:
    """The ground stands for all duties of the row; one that was given by another order keeps its own."""
    return ctx.plan.alter(duty, ground=row["ground"]) if not duty.ground else ()


def _class_of_duty(ctx: Context, row: Row, year: SchoolYear | None, over: tuple[int, str]):
    if year is None:
        ctx.plan.fault(row.line, "Обязанности", "no_year", value="—")
        return None
    return ctx.school_class(row, year, over, "Обязанности")


def _starts(ctx: Context, staff: Staff, year: SchoolYear | None, over_class: bool) -> date:
    """A duty over a class begins with the class's year, another with the employment."""
    hired = staff.hired_on
    if year is None:
        return hired or ctx.base.today
    if over_class:
        return max(year.starts_on, hired) if hired else year.starts_on
    return hired or year.starts_on


def _in_force(duty: Duty, today: date) -> bool:
    return duty.to_on is None or duty.to_on >= today


def _tell_kept(ctx: Context, row: Row, held: list[Duty]) -> None:
    for duty in held:
        over = ctx.base.class_by_id.get(duty.school_class_id)
        words = say_duty(duty.kind, (over.grade, over.letter) if over else None)
        ctx.plan.warn(row.line, "Обязанности", "duty_kept", duty=words)


def _end_duties(ctx: Context, person: Person, last: date) -> tuple[Diff, ...]:
    """Who has left holds no duties after the last day (SECURITY 5)."""
    diffs: tuple[Diff, ...] = ()
    for duty in ctx.base.duties.get(person.pk, ()):
        if duty.pk and (duty.to_on is None or duty.to_on > last):
            diffs += ctx.plan.alter(duty, to_on=max(last, duty.from_on))
    return diffs


def _label(person: Person) -> str:
    return f"{person.surname} {person.given} {person.patronymic}".strip()
