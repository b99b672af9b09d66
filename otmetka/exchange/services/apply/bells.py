"""Звонки: key is (set, number)."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.timetable.models import Bell, BellSet


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Sets of bells and their lessons; lessons of a set may not overlap."""
    seen: set = set()
    times: dict[str, list[tuple]] = {}
    for row in rows:
        if row["starts"] >= row["ends"]:
            ctx.plan.fault(row.line, "Конец", "times")
            continue
        key = (row["set"], row["number"])
        if not ctx.plan.once(key, row.line, "Урок") or not _free(ctx, row, times.setdefault(row["set"], [])):
            continue
        seen.add(key)
        _bell(ctx, row, _set(ctx, row))
    names = {bell_set.id: name for name, bell_set in ctx.base.bell_sets.items()}
    ctx.plan.absent += [
        f"{names[set_id]}, урок {number}"
        for set_id, number in ctx.base.bells
        if names.get(set_id) in {name for name, _number in seen} and (names[set_id], number) not in seen
    ]


def _free(ctx: Context, row: Row, spans: list[tuple]) -> bool:
    for starts, ends, line in spans:
        if row["starts"] < ends and starts < row["ends"]:
            ctx.plan.fault(row.line, "Начало", "overlap", other=line)
            return False
    spans.append((row["starts"], row["ends"], row.line))
    return True


def _set(ctx: Context, row: Row) -> BellSet:
    found = ctx.base.bell_sets.get(row["set"])
    if found is None:
        found = BellSet(school_id=ctx.school_id, name=row["set"], shift=row["shift"] or 1)
        ctx.base.bell_sets[row["set"]] = ctx.plan.make(found)
    elif row["shift"] and found.pk:
        ctx.plan.alter(found, shift=row["shift"])
    return found


def _bell(ctx: Context, row: Row, bell_set: BellSet) -> None:
    bell = ctx.base.bells.get((bell_set.id, row["number"])) if bell_set.pk else None
    ctx.upsert(
        row, bell,
        lambda: Bell(school_id=ctx.school_id, bell_set=bell_set, number=row["number"]),
        f"{row['set']}, урок {row['number']}",
        starts=row["starts"], ends=row["ends"],
    )  # fmt: skip
