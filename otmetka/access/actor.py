"""The actor: an account, the person it acts as, and the duties that give rights now."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from otmetka.access.matrix import relations_for
from otmetka.audit.trail import Who
from otmetka.core.names import Name


@dataclass(frozen=True)
class HeldDuty:
    """A duty in force today; ``class_id`` where it is over one class."""

    kind: str
    class_id: int | None = None


@dataclass(frozen=True)
class Hat:
    """A role a person may put on in one school (islamey.instr.1.6)."""

    code: str
    school_id: int
    title: str

    @property
    def key(self) -> str:
        """How the session remembers it: ``teacher:3``; family hats span schools."""
        return f"{self.code}:{self.school_id}"


@dataclass(frozen=True)
class Child:
    """A pupil whose data the actor may see: himself, or a child of a guardian."""

    pupil_id: int
    school_id: int
    name: Name


@dataclass(frozen=True)
class Actor:
    """Who acts, where, with which duties and at which moment. Without duties and children: nothing."""

    account_id: int
    session: str
    school_id: int | None
    school_ids: tuple[int, ...]
    person_id: int | None
    name: Name
    hat: Hat | None
    hats: tuple[Hat, ...] = ()
    duties: tuple[HeldDuty, ...] = ()
    children: tuple[Child, ...] = ()
    at: datetime | None = None

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of duty in force, with ``guardian`` or ``pupil`` under a family hat."""
        kinds = {duty.kind for duty in self.duties}
        if self.hat and self.hat.code in ("guardian", "pupil"):
            kinds.add(self.hat.code)
        return frozenset(kinds)

    def relations(self, action: str) -> frozenset[str]:
        """To which objects ``action`` is granted: ``own``, ``class``, ``child``, ``school``; empty is no."""
        return relations_for(action, self.kinds)

    def may(self, action: str) -> bool:
        """Whether the action is granted over any object at all."""
        return bool(self.relations(action))

    def classes_of_duty(self, kind: str = "class_teacher") -> frozenset[int]:
        """Classes over which the actor holds this duty now."""
        return frozenset(d.class_id for d in self.duties if d.kind == kind and d.class_id)

    @property
    def who(self) -> Who:
        """The author for the trail."""
        duty = self.hat.code if self.hat else ""
        return Who(self.account_id, self.person_id, duty, self.session[:12])
