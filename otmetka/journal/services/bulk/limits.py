"""The scale of the act for many grades and days, read once."""

from datetime import date

from otmetka.journal.queries.cell import BESIDE_ABSENCE, SCALE
from otmetka.journal.rules.marks import MarkLimits
from otmetka.regulations import defaults
from otmetka.regulations.models import Parameter
from otmetka.regulations.rules.in_force import Value, in_force

_FIELDS = ("key", "value", "unit", "ground", "grade_from", "grade_to", "from_on", "to_on")


class LimitsBook:
    """The limits of a mark by grade and day: one query, whatever the number of days."""

    def __init__(self, school_id: int) -> None:
        rows = Parameter.objects.filter(school_id=school_id, key__in=[SCALE, BESIDE_ABSENCE])
        self._values = [Value(*row) for row in rows.values_list(*_FIELDS)]
        self._known: dict[tuple[int, date], MarkLimits] = {}

    def on(self, grade: int, day: date) -> MarkLimits:
        """The limits in force for a grade on a day."""
        if (grade, day) not in self._known:
            scale, beside = self._value(SCALE, grade, day), self._value(BESIDE_ABSENCE, grade, day)
            self._known[grade, day] = MarkLimits(tuple(scale), beside)
        return self._known[grade, day]

    def _value(self, key: str, grade: int, day: date):
        found = in_force(self._values, key, grade, day) or in_force(defaults.parameters(), key, grade, day)
        if found is None:
            raise KeyError(key)
        return found.value
