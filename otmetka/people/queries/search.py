"""Finding people by the beginning of a name.

The comparison is by range on the stored key: LIKE is not leakproof and would lose its index under
row-level security (TENANCY 3).
"""

from django.db.models import Q

from otmetka.core.names import sort_key, tidy

_LAST = "\U0010ffff"


def name_starts(typed: str, field: str = "person__sort_key") -> Q:
    """«ажиг», «Иванов Ар», «нагорнова лепешкина»: a condition on ``field``; nothing typed is everything."""
    words = tidy(typed).split()[:4]
    if not words:
        return Q()
    found = Q()
    for split in range(1, len(words) + 1):
        parts = ["".join(words[:split]), *words[split:]]
        start = sort_key(*parts).split("\x02")[0]
        found |= Q(**{f"{field}__gte": start, f"{field}__lt": start + _LAST})
    return found
