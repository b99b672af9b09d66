"""Which providers fill which slots, and who reacts to which events: the only place that knows everyone."""


def wire() -> None:
    """Called once, when all packages are loaded."""
