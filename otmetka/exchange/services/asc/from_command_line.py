"""What ``otmetka import asc`` does: decisions for all names at once; single ones are made on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from otmetka.audit.trail import SYSTEM
from otmetka.core.clock import local_date
from otmetka.core.errors import Invalid, NotFound
from otmetka.core.tenancy import school_scope
from otmetka.exchange.models import Import
from otmetka.exchange.rules.faults import BadFile, Fault
from otmetka.exchange.services.asc.plan import AscAnswers, AscPlanned, plan_asc
from otmetka.exchange.services.carry_out import carry_out
from otmetka.exchange.services.lock import lock_imports
from otmetka.exchange.services.store import keep_bytes
from otmetka.exchange.words import say, say_counts, say_fault
from otmetka.schools.models import School


@dataclass(frozen=True)
class AscCommand:
    """The options of the command."""

    apply: bool
    publish: bool
    from_on: date | None
    take_alike: bool
    add_missing: bool


def import_asc(school_id: int, path: Path, asked: AscCommand, *, now: datetime) -> Iterator[str]:
    """Lines of the report; the file is written only with ``apply``. Raises Invalid, NotFound."""
    data = path.read_bytes()
    with school_scope(school_id):
        planned = _plan(school_id, data, asked, now)
        faults = planned.plan.faults
        yield f"aSc: {say_counts(planned.plan.counts)}"
        yield from _listed(_("Внимание"), planned.plan.warnings)
        yield from _listed(_("Ошибки"), faults)
        if faults:
            raise Invalid(_("Файл не принят: ошибок %d. Ничего не записано.") % len(faults))
        if not asked.apply:
            yield _("Ничего не записано: это просмотр. Чтобы записать, добавьте --apply.")
            return
        made = Import.objects.create(
            school_id=school_id,
            kind="asc",
            file_name=path.name[:200],
            sha256=keep_bytes(school_id, data),
            size=len(data),
            counts=planned.plan.counts,
            at=now,
        )
        carry_out(made, planned.plan, SYSTEM, now=now, publish=asked.publish, written=True)
        yield _("Записано. Импорт № %d.") % made.id


def _plan(school_id: int, data: bytes, asked: AscCommand, now: datetime) -> AscPlanned:
    lock_imports(school_id)
    school = School.objects.filter(id=school_id).first()
    if school is None:
        raise NotFound(_("Школы с номером %d нет.") % school_id)
    chosen = {"~": "1" if asked.take_alike else "", "*": "+" if asked.add_missing else ""}
    answers = AscAnswers(from_on=asked.from_on, chosen=chosen)
    try:
        return plan_asc(school_id, data, answers, today=local_date(now, school.timezone), keep=asked.apply)
    except BadFile as bad:
        raise Invalid(say(bad.code, bad.details)) from bad


def _listed(title: str, faults: list[Fault], shown: int = 50) -> Iterator[str]:
    if faults:
        yield f"{title}: {len(faults)}"
    yield from (f"  {say_fault(fault)}" for fault in faults[:shown])
    if len(faults) > shown:
        yield _("  … и ещё %d") % (len(faults) - shown)
