"""The only place that reads the clock.

Everything else takes ``now`` as an argument. In the demo the clock is shifted by a fixed number of
seconds, so that the demo school lives at its own moment; :mod:`otmetka.core.checks` refuses to start a
process that asks for a shift outside the demo.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings


def now() -> datetime:
    """The current moment, aware, in UTC (in the demo: the demo's moment)."""
    return datetime.now(UTC) + timedelta(seconds=settings.DEMO_OFFSET_SECONDS)


def local(moment: datetime, timezone: str) -> datetime:
    """``moment`` on the wall clock of a school's time zone."""
    return moment.astimezone(ZoneInfo(timezone))


def local_date(moment: datetime, timezone: str) -> date:
    """The school's calendar day of ``moment``: what "the day of the lesson" means (DESIGN 3)."""
    return local(moment, timezone).date()
