"""Предметы: key is the name."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.schools.models import Subject


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Subjects; a name that differs by case alone is told, not merged."""
    low = {name.lower(): name for name in ctx.base.subjects}
    for row in rows:
        if not ctx.plan.once(row["name"], row.line, "Предмет"):
            continue
        alike = low.setdefault(row["name"].lower(), row["name"])
        if alike != row["name"]:
            ctx.plan.warn(row.line, "Предмет", "alike", value=row["name"], other=alike)
        ctx.upsert(
            row, ctx.base.subjects.get(row["name"]),
            lambda row=row: Subject(school_id=ctx.school_id, name=row["name"]), row["name"],
            short=row["short"], position=row["position"],
        )  # fmt: skip
    seen = {row["name"] for row in rows}
    ctx.plan.absent += [name for name in ctx.base.subjects if name not in seen]
