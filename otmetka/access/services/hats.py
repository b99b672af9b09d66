"""Putting on another hat (islamey.instr.1.6)."""

from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor, Hat
from otmetka.access.services.trail import record_account
from otmetka.core.errors import NotFound


def choose_hat(*, actor: Actor, key: str, now: datetime) -> Hat:
    """The hat of ``key`` if the actor may wear it now; written down. Raises NotFound for another."""
    chosen = next((hat for hat in actor.hats if hat.key == key), None)
    if chosen is None:
        raise NotFound(_("Такой роли у вас нет."))
    record_account(actor.who, "access.hat_changed", actor.account_id, now=now, new={"hat": chosen.key})
    return chosen
