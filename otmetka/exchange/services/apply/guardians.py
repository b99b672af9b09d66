"""Родители: a row is a link to a child; key is (code, pupil's code)."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.persons import Persons, Put
from otmetka.people.models import Guardianship, Pupil


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Guardians and their children; a link that the file does not name stays."""
    persons = Persons(ctx)
    seen: set = set()
    for row in rows:
        pupil = ctx.base.pupil_of(row["pupil"])
        if not _allowed(ctx, row, pupil):
            continue
        put = persons.put(row)
        if put and ctx.plan.once((row["code"], row["pupil"]), row.line, "Код ученика"):
            _link(ctx, row, put, pupil)
            seen.add((put.person.pk, pupil.id))
    ctx.plan.absent += [
        f"{ctx.base.person_by_id[guardian_id].surname} {ctx.base.person_by_id[guardian_id].given}"
        for guardian_id, pupil_id in ctx.base.guardianships
        if (guardian_id, pupil_id) not in seen
    ]


def _allowed(ctx: Context, row: Row, pupil: Pupil | None) -> bool:
    person = ctx.base.persons.get(row["code"])
    if pupil is None:
        ctx.plan.fault(row.line, "Код ученика", "no_pupil", code=row["pupil"])
    elif person and person.pk and person.id in ctx.base.pupils:
        ctx.plan.fault(row.line, "Код", "code_of_pupil", code=row["code"], name=person.surname)
    elif row["from_on"] and row["to_on"] and row["to_on"] < row["from_on"]:
        ctx.plan.fault(row.line, "По", "dates")
    else:
        return True
    return False


def _link(ctx: Context, row: Row, put: Put, pupil: Pupil) -> None:
    person = put.person
    values = {field: row[field] for field in ("kin", "from_on", "to_on")}
    link = ctx.base.guardianships.get((person.pk, pupil.id)) if person.pk else None
    child = ctx.base.person_by_id[pupil.person_id]
    label = f"{person.surname} {person.given} {person.patronymic}".strip()
    label = f"{label} → {child.surname} {child.given}"
    if link is None:
        link = ctx.plan.make(Guardianship(school_id=ctx.school_id, guardian=person, pupil=pupil))
        ctx.plan.alter(link, **values)
        ctx.plan.tell(row.line, "new", label, put.diffs)
        return
    diffs = (*put.diffs, *ctx.plan.alter(link, **values))
    ctx.plan.tell(row.line, "changed" if diffs else "same", label, diffs)
