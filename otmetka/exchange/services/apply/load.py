"""Нагрузка: makes teaching groups and gives them teachers; key is (group, teacher, first day)."""

from collections import defaultdict
from datetime import timedelta

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.groups import (
    classes_of,
    course_kind,
    group_title,
    make_group,
    subject_of,
    teachers_of,
)
from otmetka.exchange.services.apply.memberships import Memberships
from otmetka.exchange.services.apply.plan import Diff
from otmetka.people.models import Enrolment, Person
from otmetka.schools.models import SchoolYear, TeachingGroup
from otmetka.timetable.models import TeachingLoad


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Groups, load of their teachers, and members of whole-class groups by enrolment."""
    new_groups: list[tuple[TeachingGroup, list]] = []
    seen: set = set()
    years: set[int] = set()
    for row in rows:
        year = ctx.year(row)
        subject = subject_of(ctx, row) if year else None
        classes = classes_of(ctx, row, year) if subject else None
        teachers = teachers_of(ctx, row) if classes else None
        if teachers is None or not _in_order(ctx, row, year):
            continue
        years.add(year.id)
        key = (year.id, subject.id, _label(row), row["group"] or "")
        group, diffs, is_new = ctx.base.groups.get(key), (), False
        if group is None:
            group, is_new = make_group(ctx, row, year, subject, classes), True
            new_groups.append((group, classes))
        elif group.pk:
            diffs = ctx.plan.alter(group, marking=row["marking"]) + _course(ctx, row, group)
        seen.add(key)
        _load(ctx, row, year, group, teachers, diffs, is_new)
    _fill(ctx, new_groups, years)
    ctx.plan.absent += [
        f"{g.classes_label}, {g.subject.name}" + (f", {g.name}" if g.name else "")
        for key, g in _with_subjects(ctx).items()
        if key not in seen and key[0] in years and g.pk
    ]


def _course(ctx: Context, row: Row, group: TeachingGroup) -> tuple[Diff, ...]:
    if not row["course_kind"]:
        return ()
    kind = course_kind(ctx, row)
    if kind.pk == group.course_kind_id:
        return ()
    was = next(k.name for k in ctx.base.course_kinds.values() if k.pk == group.course_kind_id)
    ctx.plan.put(group, "course_kind", kind)
    return (Diff("course_kind", was, kind.name),)


def _with_subjects(ctx: Context) -> dict:
    by_id = {subject.id: subject for subject in ctx.base.subjects.values()}
    for group in ctx.base.groups.values():
        group.subject = by_id[group.subject_id]
    return ctx.base.groups


def _label(row: Row) -> str:
    from otmetka.exchange.rules.class_names import label

    return label(row["classes"])


def _in_order(ctx: Context, row: Row, year: SchoolYear) -> bool:
    first, last = row["from_on"] or year.starts_on, row["to_on"]
    if row["teachers"] and row["hours"] is None:
        ctx.plan.fault(row.line, "Часов в неделю", "empty")
    elif last and last < first:
        ctx.plan.fault(row.line, "По", "dates")
    elif first > year.ends_on or (last and last > year.ends_on) or first < year.starts_on - timedelta(days=1):
        ctx.plan.fault(row.line, "С", "out_of_year", year=year.title)
    else:
        return True
    return False


def _load(
    ctx, row: Row, year: SchoolYear, group: TeachingGroup, teachers: list[Person], diffs, is_new
) -> None:
    """One row of load for each of the teachers; a group without any is a vacancy."""
    if not teachers:
        ctx.plan.warn(row.line, "Учителя", "vacancy", group=group_title(row))
    starts = row["from_on"] or year.starts_on
    made = is_new
    for teacher in teachers:
        if not ctx.plan.once((id(group), teacher.id, starts), row.line, "Учителя"):
            return
        there = ctx.base.loads.get(group.id, []) if group.pk else []
        mine = [load for load in there if load.teacher_id == teacher.id]
        found = next((load for load in mine if load.from_on == starts), None)
        if found is None and row["from_on"] is None and len(mine) == 1:
            found = mine[0]
        if found is None:
            ctx.plan.make(
                TeachingLoad(school_id=ctx.school_id, group=group, teacher=teacher, hours=row["hours"],
                             from_on=starts, to_on=row["to_on"])
            )  # fmt: skip
            made = True
        else:
            diffs += ctx.plan.alter(found, hours=row["hours"], to_on=row["to_on"])
    outcome = "new" if made else ("changed" if diffs else "same")
    label = f"{group_title(row)} — {', '.join(teacher.surname for teacher in teachers) or '?'}"
    ctx.plan.tell(row.line, outcome, label, diffs)


def _fill(ctx: Context, new_groups: list, years: set[int]) -> None:
    """Everyone enrolled in the classes of a new whole-class group is its member."""
    if not new_groups:
        return
    members = Memberships(ctx, years)
    by_class: dict[int, list[Enrolment]] = defaultdict(list)
    for enrolments in ctx.base.enrolments.values():
        for enrolment in enrolments:
            by_class[enrolment.school_class_id].append(enrolment)
    for group, classes in new_groups:
        if not group.whole_class:
            continue
        by_pupil: dict[int, list[Enrolment]] = defaultdict(list)
        for enrolment in (e for one in classes for e in by_class[one.id]):
            by_pupil[enrolment.pupil_id].append(enrolment)
        for pupil_id, enrolments in by_pupil.items():
            members.fill(group, ctx.base.pupil_by_id[pupil_id], enrolments)
