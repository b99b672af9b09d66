"""Teaching groups of a year with teachers and members, and the pupils to choose from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from otmetka.core.names import Name
from otmetka.people.models import Enrolment, GroupMembership
from otmetka.schools.models import TeachingGroup
from otmetka.timetable.models import TeachingLoad
from otmetka.timetable.queries.names import class_order


@dataclass(frozen=True)
class GroupLine:
    """A group in the list; ``members`` is None for a whole class."""

    id: int
    classes: str
    subject: str
    name: str
    course_kind: str
    marking: str
    teachers: str
    hours: Decimal | None
    members: int | None


@dataclass(frozen=True)
class PupilChoice:
    """A pupil of the group's classes; ``since`` is the day of joining for a member."""

    id: int
    name: str
    class_name: str
    since: date | None


def group_lines(school_id: int, year_id: int, on: date) -> list[GroupLine]:
    """All groups of a year. Three queries."""
    in_time = Q(to_on__isnull=True) | Q(to_on__gte=on)
    members = dict(
        GroupMembership.objects.filter(in_time, school_id=school_id, group__year_id=year_id)
        .values("group_id")
        .annotate(n=Count("pupil_id", distinct=True))
        .values_list("group_id", "n")
    )
    teachers: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
    loads = TeachingLoad.objects.filter(in_time, school_id=school_id, group__year_id=year_id)
    fields = ("group_id", "hours", "teacher__surname", "teacher__given", "teacher__patronymic")
    for group_id, hours, *name in loads.order_by("teacher__sort_key").values_list(*fields):
        teachers[group_id].append((Name(*name).initials, hours))
    groups = TeachingGroup.objects.filter(school_id=school_id, year_id=year_id).select_related(
        "subject", "course_kind"
    )
    lines = [
        GroupLine(
            g.id, g.classes_label, g.subject.name, g.name, g.course_kind.name, g.get_marking_display(),
            ", ".join(name for name, _hours in teachers[g.id]),
            max((hours for _name, hours in teachers[g.id]), default=None),
            None if g.whole_class else members.get(g.id, 0),
        )
        for g in groups.order_by("subject__position", "subject__name", "name")
    ]  # fmt: skip
    places = {subject: place for place, subject in enumerate(dict.fromkeys(line.subject for line in lines))}
    return sorted(lines, key=lambda line: (places[line.subject], *class_order(line.classes)))


def pupil_choices(group: TeachingGroup, on: date) -> list[PupilChoice]:
    """Pupils enrolled on a day in the group's classes, members marked. Two queries."""
    in_time = Q(to_on__isnull=True) | Q(to_on__gte=on)
    mine = {"school_id": group.school_id}
    since = dict(
        GroupMembership.objects.filter(in_time, group=group, **mine).values_list("pupil_id", "from_on")
    )
    rows = Enrolment.objects.filter(in_time, from_on__lte=on, **mine)
    rows = rows.filter(school_class_id__in=group.group_classes.filter(**mine).values("school_class_id"))
    fields = (
        "pupil_id", "school_class__grade", "school_class__letter",
        "pupil__person__surname", "pupil__person__given", "pupil__person__patronymic",
    )  # fmt: skip
    ordered = rows.order_by("school_class__grade", "school_class__letter", "pupil__person__sort_key")
    return [
        PupilChoice(pupil_id, Name(*name).full, f"{grade}{letter}", since.get(pupil_id))
        for pupil_id, grade, letter, *name in ordered.values_list(*fields)
    ]
