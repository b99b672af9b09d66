"""Finding and making teaching groups by their natural key."""

from otmetka.exchange.rules.class_names import label
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.people.models import Person
from otmetka.schools.models import CourseKind, GroupClass, SchoolClass, SchoolYear, Subject, TeachingGroup

DEFAULT_COURSE = "обязательный"


def subject_of(ctx: Context, row: Row) -> Subject | None:
    """The row's subject, or a fault."""
    found = ctx.base.subjects.get(row["subject"])
    if found is None:
        ctx.plan.fault(row.line, "Предмет", "no_subject", value=row["subject"])
    return found


def classes_of(ctx: Context, row: Row, year: SchoolYear) -> list[SchoolClass] | None:
    """The row's classes, or a fault for the first that is not there."""
    found = [ctx.school_class(row, year, name, "Классы") for name in row["classes"]]
    return None if None in found else found


def teachers_of(ctx: Context, row: Row, column: str = "Учителя") -> list[Person] | None:
    """Members of staff by their codes, or a fault."""
    found = []
    for code in row["teachers"] or ():
        person = ctx.base.persons.get(code)
        if person is None or person.id not in ctx.base.staff:
            ctx.plan.fault(row.line, column, "no_teacher", code=code)
            return None
        found.append(person)
    return found


def group_title(row: Row) -> str:
    """«7А, Алгебра» or «7А, Английский язык, группа 1»."""
    parts = (label(row["classes"]), row["subject"], row["group"])
    return ", ".join(part for part in parts if part)


def group_of(ctx: Context, row: Row, year: SchoolYear, subject: Subject) -> TeachingGroup | None:
    """The row's group, or a fault."""
    found = ctx.base.groups.get((year.id, subject.id, label(row["classes"]), row["group"] or ""))
    if found is None:
        ctx.plan.fault(row.line, "Группа" if row["group"] else "Предмет", "no_group", group=group_title(row))
    return found


def make_group(ctx: Context, row: Row, year: SchoolYear, subject: Subject, classes: list[SchoolClass]):
    """A new group with its classes; grade 1 has no marks unless the file says otherwise."""
    kind = course_kind(ctx, row)
    first_grade = all(one.grade == 1 for one in classes)
    group = TeachingGroup(
        school_id=ctx.school_id, year=year, subject=subject, course_kind=kind, name=row["group"] or "",
        classes_label=label(row["classes"]), whole_class=not row["group"],
        marking=row["marking"] or ("none" if first_grade else kind.marking),
    )  # fmt: skip
    ctx.plan.make(group)
    for one in classes:
        ctx.plan.make(GroupClass(school_id=ctx.school_id, group=group, school_class=one))
    ctx.base.groups[year.id, subject.id, group.classes_label, group.name] = group
    return group


def course_kind(ctx: Context, row: Row) -> CourseKind:
    """The row's kind of course, made when the school has none of that name."""
    name = row["course_kind"] or DEFAULT_COURSE
    found = ctx.base.course_kinds.get(name)
    if found is None:
        found = ctx.plan.make(CourseKind(school_id=ctx.school_id, name=name, marking="marks"))
        ctx.base.course_kinds[name] = found
        if row["course_kind"]:
            ctx.plan.warn(row.line, "Вид курса", "course_new", value=name)
    return found
