"""Календарь: key is (year, kind, first day, first grade)."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.schools.models import CalendarDay


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Vacations, holidays, moved and short days."""
    base = {(d.year_id, d.kind, d.from_on, d.grade_from): d for d in ctx.base.all(CalendarDay)}
    seen: set = set()
    for row in rows:
        year = ctx.year(row)
        if year is None or not _in_order(ctx, row, year):
            continue
        key = (year.id, row["kind"], row["from_on"], row["grade_from"] or 1)
        if not ctx.plan.once(key, row.line, "С"):
            continue
        seen.add(key)
        found = base.get(key)
        ctx.upsert(
            row, found,
            lambda key=key: CalendarDay(school_id=ctx.school_id, year_id=key[0], kind=key[1], from_on=key[2],
                                        grade_from=key[3]),
            f"{row['title']}, {row['from_on']:%d.%m.%Y}",
            title=row["title"], to_on=row["to_on"] or (None if found else row["from_on"]),
            works_as=row["works_as"], grade_to=row["grade_to"],
        )  # fmt: skip
    years = {key[0] for key in seen}
    ctx.plan.absent += [
        f"{d.title}, {d.from_on:%d.%m.%Y}" for key, d in base.items() if key not in seen and key[0] in years
    ]


def _in_order(ctx: Context, row: Row, year) -> bool:
    last = row["to_on"] or row["from_on"]
    if last < row["from_on"]:
        ctx.plan.fault(row.line, "По", "dates")
    elif row["from_on"] < year.starts_on or last > year.ends_on:
        ctx.plan.fault(row.line, "С", "out_of_year", year=year.title)
    elif row["kind"] == "moved" and row["works_as"] is None:
        ctx.plan.fault(row.line, "Учимся как", "works_as_needed")
    elif row["kind"] != "moved" and row["works_as"] is not None:
        ctx.plan.fault(row.line, "Учимся как", "works_as_only")
    elif (row["grade_from"] or 1) > (row["grade_to"] or 11):
        ctx.plan.fault(row.line, "Параллель по", "grades")
    else:
        return True
    return False
