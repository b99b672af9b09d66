"""What happened in exchange."""

from dataclasses import dataclass

from otmetka.core.outbox import Event


@dataclass(frozen=True)
class ImportApplied(Event):
    """A file was written into the base."""

    import_id: int
    kind: str


@dataclass(frozen=True)
class ImportUndone(Event):
    """A whole import was taken back."""

    import_id: int
    kind: str
