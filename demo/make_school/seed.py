"""One seed for the whole school; every subject of the generator draws from its own stream."""

import random

SEED = 12


def stream(name: str) -> random.Random:
    """A generator of its own for `name`: a change in one subject does not shift the others."""
    return random.Random(f"otmetka-demo-{SEED}-{name}")
