"""Учебные годы: key is the title."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.schools.models import SchoolYear


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Years with their dates; a closed year is not changed."""
    for row in rows:
        if not ctx.plan.once(row["year"], row.line, "Учебный год") or not _in_order(ctx, row):
            continue
        found = ctx.base.years.get(row["year"])
        if (
            found
            and found.closed_at
            and (found.starts_on, found.ends_on) != (row["starts_on"], row["ends_on"])
        ):
            ctx.plan.fault(row.line, "Учебный год", "year_closed", value=row["year"])
            continue
        ctx.upsert(
            row, found, lambda row=row: SchoolYear(school_id=ctx.school_id, title=row["year"]), row["year"],
            starts_on=row["starts_on"], ends_on=row["ends_on"],
        )  # fmt: skip
    seen = {row["year"] for row in rows}
    ctx.plan.absent += [title for title in ctx.base.years if title not in seen]


def _in_order(ctx: Context, row: Row) -> bool:
    if row["starts_on"] >= row["ends_on"]:
        ctx.plan.fault(row.line, "Конец", "dates")
    elif str(row["starts_on"].year) != row["year"][:4]:
        ctx.plan.fault(row.line, "Начало", "year_start", value=row["year"])
    else:
        return True
    return False
