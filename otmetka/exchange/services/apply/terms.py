"""Периоды: key is (year, kind, number, first grade)."""

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.rules.templates.structure import TERM_KINDS
from otmetka.exchange.services.apply.context import Context
from otmetka.schools.models import Term

_WORD = {kind: word for word, kind in TERM_KINDS.items()}
_GRADES = {"quarter": (1, 9), "half": (10, 11), "trimester": (1, 11), "module": (1, 11)}


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Terms; those of one kind and the same grades may not overlap."""
    base = {(t.year_id, t.kind, t.number, t.grade_from): t for t in ctx.base.all(Term)}
    seen: set = set()
    spans: list[tuple] = []
    for row in rows:
        year = ctx.year(row)
        if year is None or not _in_order(ctx, row, year):
            continue
        low, high = _grades(row)
        key = (year.id, row["kind"], row["number"], low)
        if not ctx.plan.once(key, row.line, "Номер") or not _free(ctx, row, year, (low, high), spans):
            continue
        seen.add(key)
        title = row["title"] or (None if key in base else f"{row['number']} {_WORD[row['kind']]}")
        ctx.upsert(
            row, base.get(key),
            lambda key=key: Term(school_id=ctx.school_id, year_id=key[0], kind=key[1], number=key[2],
                                 grade_from=key[3]),
            f"{year.title}, {row['number']} {_WORD[row['kind']]}",
            title=title, grade_to=high, starts_on=row["starts_on"], ends_on=row["ends_on"],
        )  # fmt: skip
    years = {key[0] for key in seen}
    ctx.plan.absent += [t.title for key, t in base.items() if key not in seen and key[0] in years]


def _grades(row: Row) -> tuple[int, int]:
    low, high = _GRADES[row["kind"]]
    return row["grade_from"] or low, row["grade_to"] or high


def _in_order(ctx: Context, row: Row, year) -> bool:
    low, high = _grades(row)
    if row["starts_on"] > row["ends_on"]:
        ctx.plan.fault(row.line, "Конец", "dates")
    elif row["starts_on"] < year.starts_on or row["ends_on"] > year.ends_on:
        ctx.plan.fault(row.line, "Начало", "out_of_year", year=year.title)
    elif low > high:
        ctx.plan.fault(row.line, "Параллель по", "grades")
    else:
        return True
    return False


def _free(ctx: Context, row: Row, year, grades: tuple[int, int], spans: list[tuple]) -> bool:
    """Terms of the file that share a grade may not share a day."""
    mine = (year.id, *grades, row["starts_on"], row["ends_on"], row.line)
    for other in spans:
        if other[0] == mine[0] and other[1] <= mine[2] and mine[1] <= other[2] \
                and other[3] <= mine[4] and mine[3] <= other[4]:  # fmt: skip
            ctx.plan.fault(row.line, "Начало", "overlap", other=other[5])
            return False
    spans.append(mine)
    return True
