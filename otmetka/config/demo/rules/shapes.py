"""What the history is made from and what it is made of: plain values.

Keys are natural (a class and a subject, a code of a person), so that the same seed makes the same history
whatever numbers the rows of a base have got.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class LessonShape:
    """A dated lesson of a group; both moments are aware."""

    id: int
    on: date
    number: int
    starts_at: datetime
    ends_at: datetime
    teacher_id: int
    teacher_key: str


@dataclass(frozen=True, slots=True)
class TopicShape:
    """A topic of the plan, given ``hours`` lessons; ``work_kind`` is a code or ''."""

    id: int | None
    topic: str
    hours: int = 1
    homework: str = ""
    work_kind: str = ""


@dataclass(frozen=True, slots=True)
class MemberShape:
    """A pupil in the group from a day to a day, both included."""

    pupil_id: int
    key: str
    from_on: date
    to_on: date | None
    class_teacher_id: int

    def on(self, day: date) -> bool:
        """Whether he is a member on this day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class KindShape:
    """A kind of work of the school's list."""

    id: int
    weight: Decimal
    written: bool
    second_mark: bool


@dataclass(frozen=True)
class GroupShape:
    """A teaching group with its year's lessons in their order."""

    key: str
    subject: str
    grade: int
    marking: str
    lessons: tuple[LessonShape, ...]
    members: tuple[MemberShape, ...]
    topics: tuple[TopicShape, ...] = ()


@dataclass(frozen=True)
class Density:
    """How much is written: answers asked in a lesson, and the share of lessons with homework marked."""

    answers: tuple[int, int] = (2, 4)
    homework_checks: float = 0.2


@dataclass(frozen=True)
class Setting:
    """What is the same for all groups of a school: seed, zone, kinds of work by code, the moment.

    ``careful`` are the keys of teachers whom a guest of the demo will look at first.
    """

    seed: str
    zone: ZoneInfo
    kinds: dict[str, KindShape]
    moment: datetime
    density: Density = Density()
    careful: frozenset[str] = frozenset()


@dataclass
class Facts:
    """What was written, as rows of a bulk load (``journal.services.bulk.batch``)."""

    works: list[tuple] = field(default_factory=list)
    marks: list[tuple] = field(default_factory=list)
    attendance: list[tuple] = field(default_factory=list)
    records: list[tuple] = field(default_factory=list)
    homework: list[tuple] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.marks) + len(self.attendance) + len(self.records) + len(self.homework)
