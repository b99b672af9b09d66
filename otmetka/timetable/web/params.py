"""What the pages of the timetable read from their addresses."""

from datetime import date

from django.http import HttpRequest

from otmetka.core.clock import local_date
from otmetka.schools.models import School


def today_of(request: HttpRequest, school_id: int) -> date:
    """The school's calendar day now."""
    timezone = School.objects.values_list("timezone", flat=True).get(id=school_id)
    return local_date(request.now, timezone)


def day_asked(request: HttpRequest, today: date) -> date:
    """``?on=2026-11-17``; what is no date is today."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today


def id_asked(request: HttpRequest, name: str = "id") -> int | None:
    """``?id=12``, or None."""
    raw = request.GET.get(name, "")
    return int(raw) if raw.isdecimal() and len(raw) < 16 else None
