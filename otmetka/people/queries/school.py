"""The school as the people pages need it."""

from datetime import date, datetime

from otmetka.core.clock import local_date
from otmetka.schools.models import School


def school_today(school_id: int, now: datetime) -> date:
    """The school's own calendar day."""
    timezone = School.objects.values_list("timezone", flat=True).get(pk=school_id)
    return local_date(now, timezone)
