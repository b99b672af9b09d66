"""How the diary says days, times, marks and tasks."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from otmetka.core.clock import local
from otmetka.diary.rules.homework import Load

WEEKDAYS = (
    gettext_lazy("пн"),
    gettext_lazy("вт"),
    gettext_lazy("ср"),
    gettext_lazy("чт"),
    gettext_lazy("пт"),
    gettext_lazy("сб"),
    gettext_lazy("вс"),
)


@lru_cache(maxsize=512)
def long_day(on: date) -> str:
    """«Вторник, 17 ноября»."""
    text = format_date(on, "l, j E")
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=512)
def short_day(on: date) -> str:
    """«чт 19.11»."""
    return f"{WEEKDAYS[on.weekday()]} {on:%d.%m}"


def span(first: date, last: date) -> str:
    """«16–21 ноября», «30 ноября – 5 декабря», with the year where it turns."""
    if first.year != last.year:
        return f"{format_date(first, 'j E Y')} – {format_date(last, 'j E Y')}"
    if first.month != last.month:
        return f"{format_date(first, 'j E')} – {format_date(last, 'j E')}"
    return f"{first.day}–{format_date(last, 'j E')}"


def clock_time(moment: datetime, timezone: str) -> str:
    """«10:20» on the school's clock."""
    there = local(moment, timezone)
    return f"{there.hour}:{there.minute:02}"


def moment_words(moment: datetime, timezone: str) -> str:
    """«17.11.2026 в 11:10» on the school's clock."""
    return f"{local(moment, timezone):%d.%m.%Y} {_('в')} {clock_time(moment, timezone)}"


def tasks_words(count: int) -> str:
    """«3 задания»."""
    return ngettext("%(count)s задание", "%(count)s заданий", count) % {"count": count}


def load_words(load: Load) -> str:
    """«3 задания, около 70 мин»; says so where a task names no time."""
    if not load.tasks:
        return _("ничего не задано")
    told = tasks_words(load.tasks)
    if load.minutes:
        told += ", " + _("около %(minutes)s мин") % {"minutes": load.minutes}
    if load.minutes and load.unknown:
        told += " " + _("(у %(count)s время не указано)") % {"count": load.unknown}
    return told


def size_words(size: int) -> str:
    """«240 КБ»."""
    kilobytes = max(1, round(size / 1024))
    return _("%(size)s КБ") % {"size": kilobytes}
