"""Write a set of bells."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import Invalid
from otmetka.core.outbox import publish_many
from otmetka.core.places import Place
from otmetka.schools.models import SchoolYear
from otmetka.timetable.events import SourcesChanged
from otmetka.timetable.models import Bell, BellSet
from otmetka.timetable.rules.bell_lines import BellLine, write_bells


def put_bells(
    *,
    actor_who: Who,
    bell_set: BellSet,
    name: str,
    shift: int,
    lines: list[BellLine],
    today: date,
    now: datetime,
) -> BellSet:
    """Write the set; lessons of open years that nobody filled follow it from today on. Raises Invalid."""
    old = {"name": bell_set.name, "bells": write_bells(bells_of(bell_set))} if bell_set.pk else None
    bell_set.name, bell_set.shift = name, shift
    try:
        with transaction.atomic():
            bell_set.save()
    except IntegrityError as error:
        raise Invalid(_("Набор с таким названием уже есть."), fields={"name": _("Уже есть.")}) from error
    mine = {"school_id": bell_set.school_id}
    Bell.objects.filter(bell_set_id=bell_set.id, **mine).delete()
    Bell.objects.bulk_create(
        Bell(bell_set=bell_set, number=line.number, starts=line.starts, ends=line.ends, **mine)
        for line in lines
    )
    place = Place("timetable", "bellset", bell_set.id, bell_set.school_id)
    new = {"name": name, "shift": shift, "bells": write_bells(lines)}
    record(actor_who, Change("timetable.bellset.put", place, old=old, new=new), now=now)
    lessons_follow(bell_set.school_id, today, now)
    return bell_set


def bells_of(bell_set: BellSet) -> list[BellLine]:
    """The bells of a set by number."""
    rows = Bell.objects.filter(school_id=bell_set.school_id, bell_set_id=bell_set.id).order_by("number")
    return [BellLine(*row) for row in rows.values_list("number", "starts", "ends")]


def lessons_follow(school_id: int, today: date, now: datetime) -> None:
    """Let the worker bring the lessons of open years in line from today on."""
    years = SchoolYear.objects.filter(school_id=school_id, closed_at__isnull=True, ends_on__gte=today)
    publish_many(
        [SourcesChanged(school_id, pk, today.isoformat()) for pk in years.values_list("id", flat=True)],
        now=now,
    )
