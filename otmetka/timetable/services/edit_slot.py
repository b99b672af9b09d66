"""Put, move and remove the cells of a draft; a published version is never edited."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import Invalid
from otmetka.core.places import Place
from otmetka.people.models import Person
from otmetka.schools.models import TeachingGroup
from otmetka.timetable.models import Room, Slot, SlotTeacher, TimetableVersion


@dataclass(frozen=True)
class CellValues:
    """What a cell holds; without ``teachers`` those of the load teach."""

    weekday: int
    number: int
    week: int
    group_id: int
    room_id: int | None
    teachers: tuple[int, ...] = ()


def put_slot(
    *, actor_who: Who, version: TimetableVersion, slot: Slot | None, values: CellValues, now: datetime
) -> Slot:
    """Add a cell to a draft (``slot`` None) or change one. Raises Invalid with the fields."""
    refuse_published(version)
    _refuse(version, slot, values)
    old = _values_of(slot) if slot else None
    slot = slot or Slot(school_id=version.school_id, version=version)
    slot.weekday, slot.number, slot.week = values.weekday, values.number, values.week
    slot.group_id, slot.room_id = values.group_id, values.room_id
    slot.save()
    SlotTeacher.objects.filter(school_id=version.school_id, slot_id=slot.id).delete()
    SlotTeacher.objects.bulk_create(
        SlotTeacher(school_id=version.school_id, slot=slot, teacher_id=teacher) for teacher in values.teachers
    )
    _record(actor_who, version, "timetable.slot.put", slot.id, old, asdict(values), now)
    return slot


def remove_slot(*, actor_who: Who, version: TimetableVersion, slot: Slot, now: datetime) -> None:
    """Take a cell out of a draft."""
    refuse_published(version)
    old, slot_id = _values_of(slot), slot.id
    SlotTeacher.objects.filter(school_id=version.school_id, slot_id=slot_id).delete()
    slot.delete()
    _record(actor_who, version, "timetable.slot.remove", slot_id, old, None, now)


def refuse_published(version: TimetableVersion) -> None:
    """Raises Invalid for a version that is in force: lessons were made from it."""
    if version.published_at is not None:
        raise Invalid(_("Версия опубликована. Сделайте её копию с нового дня и правьте копию."))


def _refuse(version: TimetableVersion, slot: Slot | None, values: CellValues) -> None:
    school_id, fields = version.school_id, {}
    groups = TeachingGroup.objects.filter(school_id=school_id, year_id=version.year_id, id=values.group_id)
    if not groups.exists():
        fields["group"] = _("Нет такой учебной группы в этом году.")
    if values.room_id and not Room.objects.filter(school_id=school_id, id=values.room_id).exists():
        fields["room"] = _("Нет такого кабинета.")
    known = Person.objects.filter(school_id=school_id, id__in=values.teachers).count()
    if known != len(set(values.teachers)):
        fields["teachers"] = _("Нет такого учителя.")
    if values.week and version.weeks == 1:
        fields["week"] = _("У этой версии одна неделя в цикле.")
    same = Slot.objects.filter(
        school_id=school_id, version=version, weekday=values.weekday, number=values.number,
        week=values.week, group_id=values.group_id,
    )  # fmt: skip
    if same.exclude(id=slot.id if slot else None).exists():
        fields["number"] = _("Этот урок у этой группы уже стоит здесь.")
    if fields:
        raise Invalid(_("Проверьте отмеченное."), fields=fields)


def _values_of(slot: Slot) -> dict:
    teachers = SlotTeacher.objects.filter(school_id=slot.school_id, slot_id=slot.id)
    values = CellValues(
        slot.weekday, slot.number, slot.week, slot.group_id, slot.room_id,
        tuple(teachers.values_list("teacher_id", flat=True)),
    )  # fmt: skip
    return asdict(values)


def _record(who: Who, version: TimetableVersion, action: str, slot_id: int, old, new, now: datetime) -> None:
    place = Place("timetable", "slot", slot_id, version.school_id)
    record(who, Change(action, place, old=old, new=new), now=now)
