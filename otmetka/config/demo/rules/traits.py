"""What kind of teacher and what kind of pupil somebody is."""

from dataclasses import dataclass
from functools import cache
from random import Random

#: Shares of the variance of a mark: the pupil, the pupil in this subject, the day. They make 1 together.
_PUPIL, _IN_SUBJECT, _DAY = 0.66, 0.42, 0.62
#: Normal quantiles that cut 5 % twos, 30 % threes, 40 % fours and 25 % fives.
_CUTS = ((-1.645, 2), (-0.385, 3), (0.674, 4))


@dataclass(frozen=True)
class Teacher:
    """Chances: to fill a lesson ``on_time``, to forget it, to set homework and say its minutes.

    ``after_the_bell``: at once means in the break, not in the last minutes of the lesson.
    """

    on_time: float
    forgets: float
    sets: float
    minutes: float
    mildness: float
    after_the_bell: bool = False


#: Fills every lesson in the break after it; so the lesson that is just over is still to be filled.
CAREFUL = Teacher(on_time=0.97, forgets=0.0, sets=0.97, minutes=1.0, mildness=0.0, after_the_bell=True)


@cache
def teacher(seed: str, key: str) -> Teacher:
    """The habits of one teacher; a few of any staff room are careless."""
    rng = Random(f"{seed}/teacher/{key}")
    careless = rng.random() < 0.15
    return Teacher(
        on_time=rng.uniform(0.45, 0.7) if careless else rng.uniform(0.8, 0.97),
        forgets=rng.uniform(0.03, 0.07) if careless else rng.uniform(0.0, 0.015),
        sets=rng.uniform(0.6, 0.8) if careless else rng.uniform(0.85, 0.98),
        minutes=0.2 if careless else rng.uniform(0.6, 1.0),
        mildness=rng.gauss(0, 0.18),
    )


@cache
def ability(seed: str, key: str, subject: str) -> float:
    """How good a pupil is at a subject, around 0."""
    own = Random(f"{seed}/pupil/{key}").gauss(0, _PUPIL)
    return own + Random(f"{seed}/pupil/{key}/{subject}").gauss(0, _IN_SUBJECT)


def mark(rng: Random, strength: float) -> int:
    """One mark of a pupil of this strength on some day: 2 to 5."""
    score = strength + rng.gauss(0, _DAY)
    return next((value for cut, value in _CUTS if score < cut), 5)
