"""From the bytes of a file to a plan of changes: the one path of preview, page, command line and demo."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from otmetka.exchange.queries.base import Base
from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.rows import header_key, parse
from otmetka.exchange.rules.tables import read_table
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.apply.context import Context, Options
from otmetka.exchange.services.apply.plan import Plan
from otmetka.exchange.services.apply.registry import PLANNERS
from otmetka.exchange.services.asc.plan import AscPlanned

#: The kind of an aSc file: no template of ours, see :mod:`.asc`.
ASC = "asc"


@dataclass(frozen=True)
class Planned:
    """A plan with what was found out about its file; ``asc`` where names have to be decided upon."""

    kind: str
    plan: Plan
    rows: int
    how: str
    asc: AscPlanned | None = None


def plan_file(
    school_id: int,
    kind_code: str,
    data: bytes,
    file_name: str,
    *,
    today: date,
    options: Options | None = None,
) -> Planned:
    """Compare a file with the school's base. Needs the school's scope. Raises BadFile for a refused file."""
    kind = TEMPLATES.get(kind_code)
    if kind is None:
        raise BadFile("kind", value=kind_code, kinds=", ".join(TEMPLATES))
    expected = frozenset(header_key(title) for title in kind.header)
    table = read_table(data, file_name, expected=expected)
    parsed = parse(kind, table)
    plan = Plan()
    plan.faults += parsed.faults
    PLANNERS[kind_code](Context(Base(school_id, today), plan, options or Options()), parsed.rows)
    plan.faults.sort(key=lambda fault: fault.line)
    return Planned(kind.code, plan, len(table.rows), table.how)


def fingerprint(plan: Plan) -> str:
    """The same for the same effect on the same base, and for nothing else."""
    digest = sha256()
    for line in plan.lines:
        digest.update(repr((line.line, line.outcome, line.label, line.diffs)).encode())
    for model, rows in plan.made.items():
        digest.update(f"{model._meta.label}:{len(rows)};".encode())
    changed = sorted(
        (change.row._meta.label, change.row.pk, sorted(map(str, change.before.items())),
         sorted(map(str, change.after.items())))
        for change in plan.changed.values()
    )  # fmt: skip
    digest.update(repr(changed).encode())
    digest.update(repr(sorted((row._meta.label, row.pk) for row in plan.dropped)).encode())
    return digest.hexdigest()
