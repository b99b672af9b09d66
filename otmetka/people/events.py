"""What happens to people of a school."""

from dataclasses import dataclass

from otmetka.core.outbox import Event


@dataclass(frozen=True)
class EnrolmentChanged(Event):
    """A pupil arrived, departed or was transferred; ``on`` is an ISO date, ``change`` says which."""

    pupil_id: int
    class_id: int
    change: str
    on: str


@dataclass(frozen=True)
class DutyAssigned(Event):
    """A person was charged with a duty by an order."""

    person_id: int
    duty_id: int
    kind: str


@dataclass(frozen=True)
class DutyEnded(Event):
    """A duty got its last day."""

    person_id: int
    duty_id: int
    kind: str


@dataclass(frozen=True)
class GuardianshipEnded(Event):
    """A guardian's link to a pupil ended; access ended with it."""

    guardian_id: int
    pupil_id: int


@dataclass(frozen=True)
class StaffLeft(Event):
    """A member of staff works for the last time on ``on`` (an ISO date); the duties end with it."""

    person_id: int
    on: str
