"""Состав групп: who is in a named group, by dates; key is (group, pupil, first day)."""

from collections import defaultdict
from datetime import date

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.groups import group_of, group_title, subject_of
from otmetka.people.models import Enrolment, GroupMembership, Pupil
from otmetka.schools.models import SchoolYear, TeachingGroup


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Members of named groups; the whole-class ones follow the enrolment and are not listed."""
    years = {year.id for row in rows if (year := ctx.base.years.get(row["year"]))}
    there = ctx.base.memberships(years)
    seen: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        year = ctx.year(row)
        subject = subject_of(ctx, row) if year else None
        group = group_of(ctx, row, year, subject) if subject else None
        pupil = _pupil(ctx, row, group) if group else None
        span = _span(ctx, row, year, group, pupil) if pupil else None
        if span:
            seen[group.id].add(pupil.id)
            _put(ctx, row, group, pupil, span, there.get((group.id, pupil.id), []))
    _tell_absent(ctx, there, seen)


def _pupil(ctx: Context, row: Row, group: TeachingGroup) -> Pupil | None:
    pupil = ctx.base.pupil_of(row["pupil"])
    if pupil is None:
        ctx.plan.fault(row.line, "Код ученика", "no_pupil", code=row["pupil"])
    elif group.whole_class:
        ctx.plan.fault(row.line, "Группа", "whole_class", group=group_title(row))
        return None
    return pupil


def _span(ctx: Context, row: Row, year: SchoolYear, group, pupil: Pupil) -> tuple[date, date | None] | None:
    """The dates of the membership: as in the file, within the enrolment in the group's classes."""
    classes = set(ctx.base.classes_of_group.get(group.id, ()))
    mine = [e for e in ctx.base.enrolments.get(pupil.id, ()) if e.school_class_id in classes]
    if not mine:
        ctx.plan.fault(row.line, "Код ученика", "not_enrolled", code=row["pupil"], klass=group.classes_label)
        return None
    first = row["from_on"] or min(e.from_on for e in mine)
    last = row["to_on"] or _end(mine)
    if last and last < first:
        ctx.plan.fault(row.line, "По", "dates")
        return None
    if not any(e.from_on <= (last or year.ends_on) and (e.to_on or year.ends_on) >= first for e in mine):
        ctx.plan.fault(row.line, "С", "not_enrolled_then", code=row["pupil"], klass=group.classes_label)
        return None
    return first, last


def _end(enrolments: list[Enrolment]) -> date | None:
    ends = [enrolment.to_on for enrolment in enrolments]
    return None if None in ends else max(ends)


def _put(ctx: Context, row: Row, group, pupil: Pupil, span, there: list[GroupMembership]) -> None:
    if not ctx.plan.once((group.id, pupil.id, span[0]), row.line, "Код ученика"):
        return
    found = next((m for m in there if m.from_on == span[0]), None)
    if found is None and row["from_on"] is None and len(there) == 1:
        found = there[0]
    person = ctx.base.person_by_id[pupil.person_id]
    label = f"{group_title(row)}: {person.surname} {person.given}"
    if found is None:
        ctx.plan.make(
            GroupMembership(school_id=ctx.school_id, group=group, pupil=pupil, from_on=span[0], to_on=span[1])
        )
        ctx.plan.tell(row.line, "new", label)
        return
    ended = found.to_on is None and row["to_on"] is not None
    diffs = ctx.plan.alter(found, to_on=row["to_on"])
    ctx.plan.tell(row.line, "left" if ended else ("changed" if diffs else "same"), label, diffs)


def _tell_absent(ctx: Context, there: dict, seen: dict[int, set[int]]) -> None:
    for (group_id, pupil_id), rows in there.items():
        if group_id in seen and pupil_id not in seen[group_id] and any(m.to_on is None for m in rows):
            group = ctx.base.group_by_id[group_id]
            person = ctx.base.person_by_id[ctx.base.pupil_by_id[pupil_id].person_id]
            ctx.plan.absent.append(f"{group.classes_label}, {group.name}: {person.surname} {person.given}")
