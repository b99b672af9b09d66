"""Versions of the timetable and their slots."""

from django.db import models
from django.db.models import Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link
from otmetka.timetable.models.bells import Room


class TimetableVersion(Scoped):
    """A timetable in force from a day until the next version; ``weeks`` is the length of its cycle."""

    year = link("schools.SchoolYear")
    title = models.CharField(max_length=120, blank=True, default="")
    from_on = models.DateField()
    weeks = models.PositiveSmallIntegerField(default=1)
    published_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(year="schools_schoolyear"),
            models.UniqueConstraint(fields=["school", "year", "from_on"], name="timetable_version_from"),
            models.CheckConstraint(condition=Q(weeks__in=(1, 2)), name="timetable_version_weeks"),
        ]


class Slot(Scoped):
    """A cell of the timetable (клетка): a group on a weekday (1 = Monday) at a lesson number.

    ``week`` 0 means every week; 1 or 2 one week of a two-week cycle.
    """

    version = link(TimetableVersion, related_name="slots")
    weekday = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField(default=0)
    group = link("schools.TeachingGroup")
    room = link(Room, null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(
                version="timetable_timetableversion", group="schools_teachinggroup", room="timetable_room"
            ),
            models.UniqueConstraint(
                fields=["school", "version", "weekday", "number", "week", "group"], name="timetable_slot_once"
            ),
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="timetable_slot_weekday"),
            models.CheckConstraint(condition=Q(week__range=(0, 2)), name="timetable_slot_week"),
        ]


class SlotTeacher(Scoped):
    """A teacher of a slot; a slot may have several."""

    slot = link(Slot, related_name="slot_teachers")
    teacher = link("people.Person")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(slot="timetable_slot", teacher="people_person"),
            models.UniqueConstraint(fields=["school", "slot", "teacher"], name="timetable_slotteacher_once"),
        ]
