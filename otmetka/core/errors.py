"""The one family of errors that services, gates and queries raise.

Views never catch them: :mod:`otmetka.ui.errors` turns each into a page, a fragment or JSON in one place.
The messages are shown to people, so they are Russian sentences that say what to do.
"""

from dataclasses import dataclass, field
from typing import Any


class OtmetkaError(Exception):
    """Base of the family; ``status`` is the HTTP status it becomes."""

    status = 500
    code = "error"

    def __init__(self, message: str = "", **details: Any) -> None:
        super().__init__(message)
        self.message = str(message)
        self.details = details


class NotSignedIn(OtmetkaError):
    """The request needs an account and has none, or its session has ended."""

    status = 401
    code = "not_signed_in"


class NotFound(OtmetkaError):
    """There is no such object, or this actor may not know that there is (C55)."""

    status = 404
    code = "not_found"


class Forbidden(OtmetkaError):
    """The actor may see the object but not do this with it."""

    status = 403
    code = "forbidden"


class Refused(OtmetkaError):
    """A rule of the act refuses; ``clause`` names it and ``way_out`` says what is lawful."""

    status = 403
    code = "refused"

    def __init__(self, message: str, *, clause: str = "", way_out: str = "", **details: Any) -> None:
        super().__init__(message, clause=clause, way_out=way_out, **details)


class Stale(OtmetkaError):
    """Somebody changed it since this client saw it; ``details`` carries the current state."""

    status = 409
    code = "stale"


class Invalid(OtmetkaError):
    """What was typed cannot be taken; ``fields`` maps a field to its reason."""

    status = 422
    code = "invalid"

    def __init__(self, message: str, *, fields: dict[str, str] | None = None, **details: Any) -> None:
        super().__init__(message, fields=fields or {}, **details)


@dataclass(frozen=True)
class Denial:
    """What is remembered of a refused access, to be written after the request rolled back."""

    path: str
    status: int
    message: str
    details: dict[str, Any] = field(default_factory=dict)
