"""Named slots of pages and replies, filled by upper packages.

A lower package asks a slot; ``config.wiring`` says who fills it. A page asks a slot once for all of its
cells, so that a provider costs a fixed number of queries.
"""

from collections.abc import Callable
from typing import Any

Provider = Callable[..., Any]

_providers: dict[str, list[Provider]] = {}


def fill(slot: str, provider: Provider) -> None:
    """Register ``provider`` for ``slot`` (called from ``config.wiring`` only)."""
    if provider not in _providers.setdefault(slot, []):
        _providers[slot].append(provider)


def ask(slot: str, *args: Any, **kwargs: Any) -> list[Any]:
    """The answers of all providers of ``slot``, in the order of registration."""
    return [provider(*args, **kwargs) for provider in _providers.get(slot, ())]


def ask_one(slot: str, *args: Any, **kwargs: Any) -> Any:
    """The answer of the first provider, or None where nobody fills the slot."""
    providers = _providers.get(slot)
    return providers[0](*args, **kwargs) if providers else None
