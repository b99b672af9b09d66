"""Rooms and bells."""

from django.db import models
from django.db.models import F, Q

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link


class Room(Scoped):
    """A room (кабинет)."""

    code = models.CharField(max_length=24)
    title = models.CharField(max_length=120, blank=True, default="")
    seats = models.PositiveSmallIntegerField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "code"], name="timetable_room_code"),
        ]


class BellSet(Scoped):
    """A set of bells (звонки) of one shift, such as «1 смена» or «короткий день»."""

    name = models.CharField(max_length=60)
    shift = models.PositiveSmallIntegerField(default=1)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "name"], name="timetable_bellset_name"),
        ]


class Bell(Scoped):
    """The time of one lesson number; 0 is a lawful number."""

    bell_set = link(BellSet)
    number = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(bell_set="timetable_bellset"),
            models.UniqueConstraint(fields=["school", "bell_set", "number"], name="timetable_bell_number"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="timetable_bell_times"),
        ]
