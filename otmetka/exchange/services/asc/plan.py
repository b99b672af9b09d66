"""Planning an aSc file: our planners run one after another, each on what the one before has written.

A preview does the same inside a savepoint and takes it back, so that it shows exactly what would be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from otmetka.exchange.queries.base import Base
from otmetka.exchange.rules.asc.cards import read_cards
from otmetka.exchange.rules.asc.clashes import find_clashes
from otmetka.exchange.rules.asc.read import AscFile, read_asc
from otmetka.exchange.rules.faults import BadFile, Fault
from otmetka.exchange.services.apply.context import Context, Options
from otmetka.exchange.services.apply.plan import Plan
from otmetka.exchange.services.apply.registry import PLANNERS
from otmetka.exchange.services.apply.write import write
from otmetka.exchange.services.asc.decide import Decider, Decisions
from otmetka.exchange.services.asc.rows import Builder, Rows, used_ids

KINDS = ("subjects", "rooms", "classes", "staff", "load", "timetable")


@dataclass(frozen=True)
class AscAnswers:
    """What the person said: year, first day, term, and a decision for each name (``chosen``)."""

    year: str = ""
    from_on: date | None = None
    term: int = 1
    chosen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AscPlanned:
    """The combined plan with the names that the page asks about."""

    plan: Plan
    rows: int
    decisions: Decisions
    terms: int
    year: str
    from_on: date


def plan_asc(school_id: int, data: bytes, answers: AscAnswers, *, today: date, keep: bool) -> AscPlanned:
    """Plan, and with ``keep`` leave it written. Needs the school's scope. Raises BadFile."""
    file = read_asc(data)
    with _savepoint(keep):
        return _plan(file, Base(school_id, today), answers, today)


@contextmanager
def _savepoint(keep: bool) -> Iterator[None]:
    with transaction.atomic():
        yield
        if not keep:
            transaction.set_rollback(True)


def _plan(file: AscFile, base: Base, answers: AscAnswers, today: date) -> AscPlanned:
    year = base.years.get(answers.year) if answers.year else base.year_at(today)
    if year is None:
        raise BadFile("asc_no_year")
    from_on = answers.from_on or max(today, year.starts_on)
    cards = read_cards(file, answers.term)
    used, unknown = used_ids(file, cards.placed)
    decider = Decider(file, base, year, answers.chosen)
    decider.decide(used)
    rows = Builder(file, base, year, from_on, decider).build(cards.placed)
    plan = _carry(base.school_id, rows, today, decider.done.faults)
    clashes = find_clashes(file, cards.placed)
    plan.warnings = [
        *_recoded(file),
        *unknown,
        *cards.warnings,
        *clashes,
        *rows.warnings,
        *_rest(plan.warnings),
    ]
    return AscPlanned(plan, len(file.of("card")), decider.done, cards.terms, year.title, from_on)


def _carry(school_id: int, rows: Rows, today: date, faults: list[Fault]) -> Plan:
    whole = Plan()
    whole.faults += faults
    for kind in KINDS:
        if not rows.by_kind[kind] or whole.faults:
            continue
        plan = Plan()
        # duties are given by order, never by a timetable
        ctx = Context(Base(school_id, today), plan, Options(assigns=False))
        PLANNERS[kind](ctx, rows.by_kind[kind])
        if not plan.faults:
            write(plan)
        _add(whole, plan, kind)
    return whole


def _add(whole: Plan, plan: Plan, kind: str) -> None:
    for model, made in plan.made.items():
        whole.made.setdefault(model, []).extend(made)
    whole.changed |= plan.changed
    whole.dropped += plan.dropped
    for line in plan.lines:
        whole.tell(line.line, line.outcome, line.label, line.diffs, key=(kind, line.line, line.label))
    whole.faults += plan.faults
    whole.warnings += plan.warnings
    if kind == "timetable":
        whole.absent += plan.absent


def _rest(warnings: list[Fault]) -> list[Fault]:
    """Clashes are told once, with the names of the file."""
    return [one for one in warnings if not one.code.startswith("clash_")]


def _recoded(file: AscFile) -> list[Fault]:
    return [Fault(1, "xml", "asc_recoded")] if file.recoded else []


def answers_of(options: dict[str, Any]) -> AscAnswers:
    """The answers as they are kept with an import."""
    said = options.get("asc") or {}
    return AscAnswers(
        year=said.get("year", ""),
        from_on=date.fromisoformat(said["from_on"]) if said.get("from_on") else None,
        term=int(said.get("term") or 1),
        chosen=said.get("chosen") or {},
    )
