"""``otmetka doctor``: the system check; ends with status 1 when a line is red."""

import sys

from .environment import django_ready

SIGNS = {"green": "✓", "amber": "!", "red": "✗"}


def doctor() -> None:
    """Проверить установку: версии, диск, часы, почту, копии, задания."""
    django_ready(owner=False)
    from otmetka.config.doctor.check import check_system, passes
    from otmetka.core import clock

    lines = check_system(now=clock.now())
    for line in lines:
        print(f"{SIGNS[line.tone]} {line.title}: {line.said}")
        if line.way_on:
            print(f"    {line.way_on}")
    if not passes(lines):
        sys.exit(1)
    print("\nСистема исправна.")
