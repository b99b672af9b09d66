"""A teaching group with its classes, its teacher's load and its members by dates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import Invalid
from otmetka.core.outbox import publish
from otmetka.core.places import Place
from otmetka.people.models import GroupMembership
from otmetka.schools.models import GroupClass, SchoolClass, TeachingGroup
from otmetka.timetable.events import SourcesChanged
from otmetka.timetable.models import TeachingLoad


@dataclass(frozen=True)
class GroupValues:
    """What a group is; without a name it is the whole class. Each of ``teachers`` has ``hours`` a week."""

    subject_id: int
    course_kind_id: int
    marking: str
    name: str
    class_ids: tuple[int, ...]
    teachers: tuple[int, ...]
    hours: Decimal
    from_on: date


def put_group(*, actor_who: Who, group: TeachingGroup, values: GroupValues, now: datetime) -> TeachingGroup:
    """Write a group with its classes and load. A teacher who leaves has the load ended the day before.

    Raises Invalid for an empty list of classes and for a group that is there already.
    """
    mine = {"school_id": group.school_id}
    classes = list(SchoolClass.objects.filter(id__in=values.class_ids, year_id=group.year_id, **mine))
    if not classes:
        raise Invalid(_("Выберите хотя бы один класс."), fields={"classes": _("Выберите класс.")})
    classes.sort(key=lambda each: (each.grade, each.letter))
    group.subject_id, group.course_kind_id = values.subject_id, values.course_kind_id
    group.marking, group.name, group.whole_class = values.marking, values.name, not values.name
    group.classes_label = ", ".join(each.name for each in classes)
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        raise Invalid(_("Такая группа уже есть."), fields={"name": _("Уже есть.")}) from error
    GroupClass.objects.filter(group=group, **mine).delete()
    GroupClass.objects.bulk_create(GroupClass(group=group, school_class=each, **mine) for each in classes)
    _put_load(group, values)
    new = {"classes": group.classes_label, "name": group.name, "subject": group.subject_id}
    new |= {
        "teachers": list(values.teachers),
        "hours": str(values.hours),
        "from_on": values.from_on.isoformat(),
    }
    place = Place("schools", "teachinggroup", group.id, group.school_id)
    record(actor_who, Change("timetable.group.put", place, new=new), now=now)
    publish(SourcesChanged(group.school_id, group.year_id, values.from_on.isoformat()), now=now)
    return group


def _put_load(group: TeachingGroup, values: GroupValues) -> None:
    mine = {"school_id": group.school_id, "group": group}
    going = {load.teacher_id: load for load in TeachingLoad.objects.filter(to_on__isnull=True, **mine)}
    for teacher_id, load in going.items():
        if teacher_id in values.teachers and load.hours == values.hours:
            continue
        _end(load, values.from_on)
    for teacher_id in values.teachers:
        load = going.get(teacher_id)
        if load is None or load.hours != values.hours:
            TeachingLoad.objects.update_or_create(
                teacher_id=teacher_id,
                from_on=values.from_on,
                defaults={"hours": values.hours, "to_on": None},
                **mine,
            )


def _end(load: TeachingLoad, from_on: date) -> None:
    if load.from_on >= from_on:
        load.delete()
    else:
        load.to_on = from_on - timedelta(days=1)
        load.save(update_fields=["to_on"])


def put_members(
    *, actor_who: Who, group: TeachingGroup, pupil_ids: set[int], from_on: date, now: datetime
) -> tuple[int, int]:
    """Make ``pupil_ids`` the members of a named group from a day on; gives how many came and left.

    Who leaves stays a member until the day before, so that marks keep their place.
    """
    mine = {"school_id": group.school_id, "group": group}
    going = {row.pupil_id: row for row in GroupMembership.objects.filter(to_on__isnull=True, **mine)}
    left = [row for pupil_id, row in going.items() if pupil_id not in pupil_ids]
    for row in left:
        if row.from_on >= from_on:
            row.delete()
        else:
            row.to_on = from_on - timedelta(days=1)
            row.save(update_fields=["to_on"])
    came = sorted(pupil_ids - set(going))
    GroupMembership.objects.bulk_create(
        GroupMembership(pupil_id=pupil_id, from_on=from_on, **mine) for pupil_id in came
    )
    place = Place("schools", "teachinggroup", group.id, group.school_id)
    new = {"came": came, "left": [row.pupil_id for row in left], "from_on": from_on.isoformat()}
    record(actor_who, Change("timetable.group.members", place, new=new), now=now)
    return len(came), len(left)
