"""Values of the act in force on a day; where the school has none, the product's default."""

from datetime import date

from otmetka.regulations import defaults
from otmetka.regulations.models import Parameter
from otmetka.regulations.rules.in_force import Value, in_force

_FIELDS = ("key", "value", "unit", "ground", "grade_from", "grade_to", "from_on", "to_on")


def value_in_force(school_id: int, key: str, grade: int, on: date) -> Value:
    """The value of ``key`` for a grade on a day with its ground. Raises KeyError for an unknown key."""
    found = in_force(_values(school_id, [key]), key, grade, on)
    return found or _default(key, grade, on)


def values_in_force(school_id: int, keys: list[str], grade: int, on: date) -> dict[str, Value]:
    """Several keys in one query: ``{key: value}``. Raises KeyError for an unknown key."""
    values = _values(school_id, keys)
    return {key: in_force(values, key, grade, on) or _default(key, grade, on) for key in keys}


def _values(school_id: int, keys: list[str]) -> list[Value]:
    rows = Parameter.objects.filter(school_id=school_id, key__in=keys).values_list(*_FIELDS)
    return [Value(*row) for row in rows]


def _default(key: str, grade: int, on: date) -> Value:
    found = in_force(defaults.parameters(), key, grade, on)
    if found is None:
        raise KeyError(key)
    return found
