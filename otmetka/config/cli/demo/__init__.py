"""``otmetka demo``: the whole product with its demo school, by one command."""

from .command import demo

__all__ = ["demo"]
