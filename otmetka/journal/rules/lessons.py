"""Topics from the plan and the due day of homework. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PlannedTopic:
    """A topic of the plan as the suggestion needs it; ``hours`` lessons are given to it."""

    id: int
    number: int
    topic: str
    hours: int
    homework: str = ""
    work_kind: str = ""


@dataclass(frozen=True)
class LastTaught:
    """The last lesson before this one that took a topic of the plan, and how often it was taken."""

    number: int
    times: int


def suggest_topic(topics: list[PlannedTopic], taught: LastTaught | None, place: int) -> PlannedTopic | None:
    """The topic that is due: the next after the last taught one, or by the lesson's place in the year.

    ``topics`` in the order of teaching, ``place`` counts the group's lessons from 1.
    """
    if taught is not None:
        return _after(topics, taught)
    left = place
    for topic in topics:
        left -= topic.hours
        if left <= 0:
            return topic
    return None


def _after(topics: list[PlannedTopic], taught: LastTaught) -> PlannedTopic | None:
    for topic in topics:
        if topic.number == taught.number and taught.times < topic.hours:
            return topic
        if topic.number > taught.number:
            return topic
    return None


def check_due(lesson_on: date, due_on: date | None) -> str:
    """The code of what is wrong with a due day, or '': homework is due after the lesson."""
    return "due_before_lesson" if due_on is not None and due_on < lesson_on else ""
