"""All lines of the system check, for the command and for the page."""

from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, OperationalError, transaction
from django.utils.translation import gettext as _

from otmetka.config.doctor import machine, network, software, work
from otmetka.config.doctor.line import RED, Line, red


def check_system(*, now: datetime) -> list[Line]:
    """Every line; a check that breaks is a red line, never an error page. Reads no pupil's data."""
    checks: list[tuple[str, Callable[[], Line]]] = [
        ("versions", software.versions),
        ("migrations", software.migrations),
        ("role", software.role),
        ("disk", machine.disk),
        ("clock", machine.clock),
        ("secrets", machine.secrets),
        ("certificate", network.certificate),
        ("mail", network.mail),
        ("backup", lambda: work.backups(now)),
        ("jobs", work.jobs),
    ]
    return [_line(key, check) for key, check in checks]


def passes(lines: list[Line]) -> bool:
    """Whether nothing is red."""
    return all(line.tone != RED for line in lines)


def _line(key: str, check: Callable[[], Line]) -> Line:
    try:
        with transaction.atomic():
            return check()
    except OperationalError:
        return red(key, key, _("База данных не отвечает."), _("Запустите PostgreSQL."))
    except (DatabaseError, OSError) as error:
        return red(key, key, type(error).__name__, _("Посмотрите журнал программы."))
