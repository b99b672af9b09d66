"""Begin a new version of the timetable as a copy of another one."""

from datetime import date, datetime

from django.db import connection
from django.utils.translation import gettext as _

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import Invalid
from otmetka.core.places import Place
from otmetka.schools.models import SchoolYear
from otmetka.timetable.models import TimetableVersion

_SLOTS = """
INSERT INTO timetable_slot (school_id, version_id, weekday, number, week, group_id, room_id)
SELECT school_id, %s, weekday, number, week, group_id, room_id
  FROM timetable_slot WHERE school_id = %s AND version_id = %s
"""
_TEACHERS = """
INSERT INTO timetable_slotteacher (school_id, slot_id, teacher_id)
SELECT t.school_id, n.id, t.teacher_id
  FROM timetable_slotteacher t
  JOIN timetable_slot o ON o.school_id = t.school_id AND o.id = t.slot_id
  JOIN timetable_slot n ON n.school_id = o.school_id AND n.version_id = %s AND n.weekday = o.weekday
       AND n.number = o.number AND n.week = o.week AND n.group_id = o.group_id
 WHERE t.school_id = %s AND o.version_id = %s
"""


def copy_version(
    *,
    actor_who: Who,
    school_id: int,
    year: SchoolYear,
    from_on: date,
    title: str,
    weeks: int,
    source_id: int | None,
    now: datetime,
) -> TimetableVersion:
    """A draft from ``from_on`` with the cells of ``source_id`` (None: empty). Raises Invalid with fields."""
    _refuse(school_id, year, from_on)
    version = TimetableVersion.objects.create(
        school_id=school_id, year=year, title=title.strip(), from_on=from_on, weeks=weeks
    )
    if source_id is not None:
        with connection.cursor() as cursor:
            cursor.execute(_SLOTS, [version.id, school_id, source_id])
            cursor.execute(_TEACHERS, [version.id, school_id, source_id])
    place = Place("timetable", "version", version.id, school_id)
    new = {"from_on": from_on.isoformat(), "copied_from": source_id, "weeks": weeks}
    record(actor_who, Change("timetable.version.create", place, new=new), now=now)
    return version


def _refuse(school_id: int, year: SchoolYear, from_on: date) -> None:
    if year.closed_at is not None:
        raise Invalid(_("Учебный год закрыт."), fields={"from_on": _("Год закрыт.")})
    if not year.starts_on <= from_on <= year.ends_on:
        said = _("День должен быть внутри учебного года: %(first)s – %(last)s.")
        dates = {"first": f"{year.starts_on:%d.%m.%Y}", "last": f"{year.ends_on:%d.%m.%Y}"}
        raise Invalid(_("День вне учебного года."), fields={"from_on": said % dates})
    if TimetableVersion.objects.filter(school_id=school_id, year=year, from_on=from_on).exists():
        said = _("С этого дня уже есть версия: выберите другой день или правьте её.")
        raise Invalid(_("Такая версия уже есть."), fields={"from_on": said})
