"""Weekdays and hours as the timetable says them."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

SHORT = ("", _("пн"), _("вт"), _("ср"), _("чт"), _("пт"), _("сб"), _("вс"))
FULL = (
    "", _("Понедельник"), _("Вторник"), _("Среда"), _("Четверг"), _("Пятница"), _("Суббота"),
    _("Воскресенье"),
)  # fmt: skip


@register.filter
def weekday_short(number: int) -> str:
    """«пн»."""
    return str(SHORT[number])


@register.filter
def weekday_full(number: int) -> str:
    """«Понедельник»."""
    return str(FULL[number])


@register.filter
def hours(value: Decimal) -> str:
    """«3» or «2,5»."""
    return f"{value.normalize():f}".replace(".", ",")
