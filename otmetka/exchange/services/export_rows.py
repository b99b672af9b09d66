"""An export leaves the house: who took which list of how many rows stands in the trail (SECURITY 9)."""

from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import SYSTEM, Change, Who, record
from otmetka.core.clock import local_date
from otmetka.core.errors import Forbidden, Invalid
from otmetka.core.places import Place
from otmetka.exchange.policy import EXPORT
from otmetka.exchange.queries.exports import EXPORTS, export_rows
from otmetka.schools.models import School


def export_for(*, actor: Actor, kind: str, year: str | None, form: str, now: datetime) -> list[list[str]]:
    """Rows of ``kind`` for who may take them. Raises Forbidden, Invalid."""
    if "school" not in actor.relations(EXPORT):
        raise Forbidden(_("Выгружать данные вам нельзя."))
    return take_out(actor.school_id, kind, year=year, form=form, who=actor.who, now=now)


def take_out(
    school_id: int, kind: str, *, year: str | None, form: str, now: datetime, who: Who = SYSTEM
) -> list[list[str]]:
    """Rows of ``kind`` with an audit row. Needs the school's scope. Raises Invalid."""
    if kind not in EXPORTS:
        raise Invalid(_("Выберите, что выгружаете."), fields={"kind": _("Выберите вид данных.")})
    today = local_date(now, School.objects.get(id=school_id).timezone)
    rows = export_rows(school_id, kind, today=today, year=year)
    place = Place("schools", "school", school_id, school_id)
    new = {"kind": kind, "year": year, "form": form, "rows": len(rows)}
    record(who, Change("exchange.export.take", place, new=new), now=now)
    return rows
