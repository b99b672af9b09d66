"""What is said of an average."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from otmetka.grading.rules.averages import Counted, Weighted, counted, plain, shown


def how_counted(items: Iterable[Weighted]) -> str:
    """«5 × 3 + 4 × 1 = 19; вес 4; 19 / 4 = 4,75»: the whole way from the marks to the average."""
    return explain(counted(items))


def explain(parts: Counted) -> str:
    """The same of parts that are at hand."""
    if parts.average is None:
        return _("Отметок с весом пока нет")
    return _("{sum} = {total}; вес {weight}; {total} / {weight} = {average}").format(
        sum=" + ".join(f"{figure} × {plain(weight)}" for figure, weight in parts.figures),
        total=plain(parts.total),
        weight=plain(parts.weight),
        average=shown(parts.average),
    )
