"""The story of one cell: a mark as it is typed, mistaken, made good and corrected later."""

from datetime import datetime, timedelta
from random import Random

Version = tuple[str, str, datetime]  # value, comment, moment

_MADE_GOOD = ("пересдача", "исправлено после работы над ошибками", "ответил по пропущенной теме")
_SLIP = ("ошибка при вводе", "отметка другого ученика", "описка")
_SAID = ("у доски", "дополнительный вопрос", "работа в группе", "не выучены термины", "отлично рассуждает")


def answer(rng: Random, value: int, at: datetime, shift: float) -> list[Version]:
    """The versions of an ordinary mark; ``shift`` (0…1) spreads the hour of a later correction."""
    drawn = rng.random()
    comment = rng.choice(_SAID) if rng.random() < 0.02 else ""
    first = (str(value), comment, at)
    if value == 2 and drawn < 0.3:
        return [first, (str(rng.choice((3, 3, 4))), rng.choice(_MADE_GOOD), _days_later(rng, at, shift))]
    if drawn < 0.006:
        wrong = value - 1 if value > 2 else value + 1
        return [(str(wrong), "", at), (str(value), rng.choice(_SLIP), at + timedelta(minutes=3))]
    if value < 5 and drawn > 0.992:
        return [first, (str(value + 1), rng.choice(_MADE_GOOD), _days_later(rng, at, shift))]
    return [first]


def slip(rng: Random, at: datetime) -> list[Version]:
    """A mark typed into a neighbour's row and cleared in the same minute."""
    cleared = at + timedelta(seconds=20 + int(rng.random() * 40))
    return [(str(rng.choice((3, 4, 5))), "", at), ("", "", cleared)]


def made_up(rng: Random, value: str, at: datetime, back_at: datetime) -> list[Version]:
    """A written work of a pupil who was away: a point that it is awaited, then the mark."""
    if rng.random() < 0.35:
        return [(".", "", at)]
    later = max(back_at, at) + timedelta(days=1 + int(rng.random() * 6))
    return [(".", "", at), (value, "писал позже", later)]


def _days_later(rng: Random, at: datetime, shift: float) -> datetime:
    return at + timedelta(days=1 + int(rng.random() * 9), minutes=int(shift * 50))
