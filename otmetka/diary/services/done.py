"""The pupil's own tick «сделано» on a homework (islamey.instr.3.6.b)."""

from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import NotFound
from otmetka.core.places import Place
from otmetka.diary.policy import child_to_tick
from otmetka.diary.queries.tasks import task_at
from otmetka.journal.models import HomeworkDone


def tick_homework(*, actor: Actor, pupil_id: int, lesson_id: int, done: bool, now: datetime) -> None:
    """Put or take away the tick; a repeated request changes nothing.

    Raises NotFound where there is no such homework of this pupil, Forbidden for a guardian.
    """
    child = child_to_tick(actor, pupil_id)
    if not task_at(school_id=child.school_id, pupil_id=pupil_id, lesson_id=lesson_id):
        raise NotFound(_("Такого задания нет."))
    keys = {"school_id": child.school_id, "pupil_id": pupil_id, "lesson_id": lesson_id}
    if done:
        _row, changed = HomeworkDone.objects.get_or_create(**keys, defaults={"at": now})
    else:
        changed, _rows = HomeworkDone.objects.filter(**keys).delete()
    if changed:
        place = Place("timetable", "lesson", lesson_id, child.school_id)
        change = Change("diary.done", place, old=not done, new=done, pupil_id=pupil_id)
        record(actor.who, change, now=now)
