"""Классы: key is (year, grade, letter)."""

from otmetka.exchange.rules.class_names import class_name
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.schools.models import SchoolClass


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Classes of the years; a set of bells must be there before it is named."""
    seen: set = set()
    for row in rows:
        year = ctx.year(row)
        if year is None:
            continue
        key = (year.id, *row["class"])
        if not ctx.plan.once(key, row.line, "Класс"):
            continue
        seen.add(key)
        if row["bells"] and row["bells"] not in ctx.base.bell_sets:
            ctx.plan.fault(row.line, "Звонки", "no_bells", value=row["bells"])
            continue
        ctx.upsert(
            row, ctx.base.classes.get(key),
            lambda key=key: SchoolClass(school_id=ctx.school_id, year_id=key[0], grade=key[1], letter=key[2]),
            f"{class_name(*row['class'])}, {year.title}",
            **{field: row[field] for field in ("shift", "days_per_week", "profile", "bells")},
        )  # fmt: skip
    years = {key[0] for key in seen}
    ctx.plan.absent += [
        one.name for key, one in ctx.base.classes.items() if key not in seen and key[0] in years
    ]
