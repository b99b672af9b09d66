"""Applying a previewed import: exactly what was shown, all of it or nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Who
from otmetka.core.errors import Forbidden, Stale
from otmetka.exchange.models import Import
from otmetka.exchange.policy import ASSIGN, PUBLISH, import_to_write
from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.services.carry_out import carry_out
from otmetka.exchange.services.lock import lock_imports
from otmetka.exchange.services.planning import ASC, fingerprint
from otmetka.exchange.services.prepare_import import plan_import, show
from otmetka.exchange.services.store import read_bytes
from otmetka.exchange.services.upload_import import LONG_BYTES


def apply_import(*, actor: Actor, import_id: int, now: datetime, publish: bool = False) -> Import:
    """Write the import, or give it to the worker when it is long; a second call changes nothing.

    When the base has moved since the preview, nothing is written: the import gets a new preview with
    ``moved`` in its report and stays ready. Raises NotFound, Forbidden, Stale.
    """
    of_import = import_to_write(actor, import_id)
    if of_import.state in ("applied", "applying"):
        return of_import
    if of_import.state != "ready":
        raise Stale(_("Этот импорт нельзя записать: %s.") % of_import.get_state_display())
    if publish and not actor.may(PUBLISH):
        raise Forbidden(_("Вводить расписание в действие вам нельзя."))
    of_import.options |= {"publish": publish, "assigns": actor.may(ASSIGN), "self_id": actor.person_id}
    of_import.who = vars(actor.who)
    of_import.save(update_fields=["options", "who"])
    if of_import.size > LONG_BYTES:
        _later(of_import)
    else:
        write_import(of_import, actor.who, now=now)
    return of_import


def apply_kept(school_id: int, import_id: int, *, now: datetime) -> None:
    """The same in the worker, in the name of who asked. Twice is once."""
    of_import = Import.objects.select_for_update().get(school_id=school_id, id=import_id)
    if of_import.state == "applying":
        write_import(of_import, Who(**of_import.who), now=now)


def write_import(of_import: Import, who: Who, *, now: datetime) -> None:
    """Plan again, compare with what was shown, carry out."""
    lock_imports(of_import.school_id)
    data = read_bytes(of_import.school_id, of_import.sha256)
    before = transaction.savepoint()
    try:
        planned = plan_import(of_import, data, now=now, keep=True)
    except BadFile as bad:
        raise Stale(_("Файл больше не читается. Загрузите его ещё раз.")) from bad
    if planned.plan.faults or fingerprint(planned.plan) != of_import.fingerprint:
        transaction.savepoint_rollback(before)
        show(of_import, planned)
        of_import.report |= {"moved": True}
        of_import.save(update_fields=["report"])
        return
    publish = of_import.options.get("publish", False)
    carry_out(of_import, planned.plan, who, now=now, publish=publish, written=of_import.kind == ASC)


def _later(of_import: Import) -> None:
    from otmetka.exchange.tasks import apply_import as task

    of_import.state = "applying"
    of_import.save(update_fields=["state"])
    task.defer(school_id=of_import.school_id, import_id=of_import.id)
