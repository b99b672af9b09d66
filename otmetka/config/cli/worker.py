"""``otmetka worker``: the jobs."""

from .environment import django_ready


def worker() -> None:
    """Carry out jobs until a signal; what is begun is finished first."""
    django_ready(owner=False)
    from otmetka.config.checks import refuse_bad_start
    from otmetka.config.worker import run

    refuse_bad_start()
    run()
