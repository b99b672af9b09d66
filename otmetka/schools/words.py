"""Words of the school's structure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from otmetka.schools.rules.terms import TermFault

WEEKDAYS = {
    1: gettext_lazy("понедельник"), 2: gettext_lazy("вторник"), 3: gettext_lazy("среду"),
    4: gettext_lazy("четверг"), 5: gettext_lazy("пятницу"), 6: gettext_lazy("субботу"),
    7: gettext_lazy("воскресенье"),
}  # fmt: skip


def fault_words(fault: TermFault) -> str:
    """A fault of the terms as a sentence."""
    grades = grade_words(fault.grade_from, fault.grade_to)
    days = {"grades": grades, "days": span_words(fault.from_on, fault.to_on), "first": fault.first}
    if fault.kind == "overlap":
        return _("%(grades)s: «%(first)s» и «%(second)s» идут одновременно %(days)s.") % {
            **days,
            "second": fault.second,
        }
    if fault.kind == "outside":
        return _("%(grades)s: «%(first)s» выходит за учебный год.") % days
    if not fault.first:
        return _("%(grades)s: до «%(second)s» учебные дни %(days)s не входят ни в один период.") % {
            **days,
            "second": fault.second,
        }
    if not fault.second:
        return _("%(grades)s: после «%(first)s» учебные дни %(days)s не входят ни в один период.") % days
    return _("%(grades)s: между «%(first)s» и «%(second)s» есть учебные дни %(days)s.") % {
        **days,
        "second": fault.second,
    }


def grade_words(low: int, high: int) -> str:
    """«5-е классы» or «1–9 классы»."""
    return _("%(grades)s классы") % {"grades": f"{low}-е" if low == high else f"{low}–{high}"}


def span_words(first, last) -> str:
    """«04.11.2026» or «26.10.2026 – 03.11.2026»."""
    one = f"{first:%d.%m.%Y}"
    return one if first == last else f"{one} – {last:%d.%m.%Y}"
