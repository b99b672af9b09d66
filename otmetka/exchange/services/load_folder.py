"""Loading many files at once: the demo school, and a school that starts with a folder of files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from otmetka.audit.trail import Who
from otmetka.core.clock import local_date
from otmetka.core.errors import Invalid
from otmetka.core.tenancy import school_scope
from otmetka.exchange.models import Import
from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.carry_out import carry_out
from otmetka.exchange.services.lock import lock_imports
from otmetka.exchange.services.planning import Planned, fingerprint, plan_file
from otmetka.exchange.services.store import keep_bytes
from otmetka.exchange.words import say, say_fault
from otmetka.schools.models import School

Progress = Callable[..., None]


def load_folder(
    school_id: int,
    files: list[tuple[str, Path]],
    actor_who: Who,
    now: datetime,
    progress: Progress | None = None,
    *,
    publish: bool = False,
) -> list[Import]:
    """Import ``(kind, path)`` in the given order, each file all or nothing, each in its own transaction.

    ``progress("Ученики", 3, 14)`` is told before each file. With ``publish`` each timetable is put in force
    at once. Raises Invalid with the first errors of the file that was refused; what was loaded before it
    stays.
    """
    done = []
    for number, (kind, path) in enumerate(files, start=1):
        if progress:
            progress(TEMPLATES[kind].title, number, len(files))
        done.append(load_file(school_id, kind, Path(path), actor_who, now=now, publish=publish))
    return done


def load_file(
    school_id: int, kind: str, path: Path, who: Who, *, now: datetime, publish: bool = False
) -> Import:
    """Import one file without a preview, in a transaction of its own. Raises Invalid."""
    data = path.read_bytes()
    with school_scope(school_id):
        lock_imports(school_id)
        today = local_date(now, School.objects.get(id=school_id).timezone)
        planned = _planned(school_id, kind, data, path, today)
        of_import = Import.objects.create(
            school_id=school_id,
            kind=kind,
            file_name=path.name[:200],
            sha256=keep_bytes(school_id, data),
            size=len(data),
            counts=planned.plan.counts,
            fingerprint=fingerprint(planned.plan),
            at=now,
            made_by_id=who.person_id,
        )
        carry_out(of_import, planned.plan, who, now=now, publish=publish)
    return of_import


def _planned(school_id: int, kind: str, data: bytes, path: Path, today) -> Planned:
    try:
        planned = plan_file(school_id, kind, data, path.name, today=today)
    except BadFile as bad:
        raise Invalid(f"{path.name}: {say(bad.code, bad.details)}") from bad
    faults = planned.plan.faults
    if faults:
        first = "\n".join(say_fault(fault) for fault in faults[:10])
        raise Invalid(
            _("%(file)s: не принят, ошибок %(count)d.\n%(first)s")
            % {"file": path.name, "count": len(faults), "first": first}
        )
    return planned
