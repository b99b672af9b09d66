"""Marking a lesson as touched."""

from datetime import datetime

from otmetka.timetable.models import Lesson


def touch_lesson(*, school_id: int, lesson_id: int, now: datetime) -> None:
    """From now on no change of the timetable moves or deletes this lesson. Safe to repeat."""
    Lesson.objects.filter(school_id=school_id, id=lesson_id, touched_at__isnull=True).update(touched_at=now)
