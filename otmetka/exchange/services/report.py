"""The preview as plain values that are kept with the import: what a page shows without planning again."""

from typing import Any

from otmetka.exchange.rules.faults import Fault
from otmetka.exchange.rules.templates.teaching import MARKINGS
from otmetka.exchange.services.apply.plan import Line
from otmetka.exchange.services.asc.decide import Entity
from otmetka.exchange.services.asc.plan import AscPlanned
from otmetka.exchange.services.planning import Planned
from otmetka.exchange.words import FIELDS, said, say

SHOWN = 500
_HIDDEN = frozenset({"sort_key"})
_WORDS = {
    "marking": {code: word for word, code in MARKINGS.items()},
}


def report_of(planned: Planned) -> dict[str, Any]:
    """Lines that change something, faults, warnings, absent; each list cut at SHOWN, its length beside it."""
    report = _lists(planned)
    return report | {"asc": _asc(planned.asc)} if planned.asc else report


def _lists(planned: Planned) -> dict[str, Any]:
    plan = planned.plan
    lines = [line for line in plan.lines if line.outcome != "same"]
    return {
        "how": planned.how,
        "rows": planned.rows,
        "lines": [_line(line) for line in sorted(lines, key=lambda one: one.line)[:SHOWN]],
        "lines_total": len(lines),
        "faults": [_fault(fault) for fault in plan.faults[:SHOWN]],
        "faults_total": len(plan.faults),
        "warnings": [_fault(fault) for fault in plan.warnings[:SHOWN]],
        "warnings_total": len(plan.warnings),
        "absent": plan.absent[:SHOWN],
        "absent_total": len(plan.absent),
    }


def _asc(asc: AscPlanned) -> dict[str, Any]:
    """The names of the file and what they are taken for; the open ones first."""
    entities = sorted(asc.decisions.entities.values(), key=lambda one: (not one.open, not one.found.alike))
    return {
        "year": asc.year,
        "from_on": asc.from_on.isoformat(),
        "terms": asc.terms,
        "names": [_name(one) for one in entities],
    }


def _name(one: Entity) -> dict[str, Any]:
    return {
        "field": one.form_field,
        "table": one.table,
        "name": one.name or "—",
        "line": one.line,
        "open": one.open,
        "exact": bool(one.found.exact),
        "alike": list(one.labels.items()),
        "chosen": one.chosen,
        "key": one.key,
    }


def refusal_of(sentence: str) -> dict[str, Any]:
    """The report of a file that was refused whole."""
    return {"refusal": sentence}


def _line(line: Line) -> dict[str, Any]:
    diffs = [
        {"field": str(FIELDS.get(diff.field, diff.field)), "old": _said(diff.field, diff.old),
         "new": _said(diff.field, diff.new)}
        for diff in line.diffs if diff.field not in _HIDDEN
    ]  # fmt: skip
    return {"line": line.line, "outcome": line.outcome, "label": line.label, "diffs": diffs}


def _said(field: str, value: Any) -> str:
    return _WORDS.get(field, {}).get(value) or said(value)


def _fault(fault: Fault) -> dict[str, Any]:
    return {"line": fault.line, "column": fault.column, "text": say(fault.code, fault.details)}
