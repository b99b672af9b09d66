"""The command itself: options are words of the environment, so that ``make demo PORT=8080`` reads well."""

import sys


def demo() -> None:
    """PORT, HOST, DAY, RESET, OTMETKA_DATA_DIR and OTMETKA_DATABASE_URL are taken from the environment."""
    from .clock import BadDay
    from .launcher import Launcher
    from .plan import read_plan

    try:
        Launcher(read_plan()).run()
    except BadDay as error:
        sys.exit(f"\n{error}")
