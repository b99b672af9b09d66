"""Кабинеты: key is the code."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.timetable.models import Room


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Rooms with titles and seats."""
    for row in rows:
        if ctx.plan.once(row["code"], row.line, "Кабинет"):
            ctx.upsert(
                row, ctx.base.rooms.get(row["code"]),
                lambda row=row: Room(school_id=ctx.school_id, code=row["code"]), row["code"],
                title=row["title"], seats=row["seats"],
            )  # fmt: skip
    seen = {row["code"] for row in rows}
    ctx.plan.absent += [code for code in ctx.base.rooms if code not in seen]
