"""Who may give a slip to whom (DESIGN 5): a slip opens everything that stands behind its account."""

from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.core.errors import Forbidden, NotFound
from otmetka.people.policy import over_pupil, visible_classes
from otmetka.people.queries.school import school_today
from otmetka.people.queries.slips import Recipient, audience, pupils_behind, recipients

TO_FAMILIES = "people.slips.families"
TO_STAFF = "people.slips.staff"


def audience_for_slips(actor: Actor, kind: str, class_id: int | None, now: datetime) -> list[Recipient]:
    """The persons of an audience to whom the actor may give slips. Raises NotFound or Forbidden."""
    if kind == "staff":
        if "school" not in actor.relations(TO_STAFF):
            raise Forbidden(_("Листки сотрудникам выдаёт администратор журнала или секретарь."))
    elif not visible_classes(actor, TO_FAMILIES).filter(pk=class_id).exists():
        raise NotFound(_("Такого класса нет."))
    on = school_today(actor.school_id, now)
    found = recipients(actor.school_id, audience(actor.school_id, kind, class_id, on))
    return [one for one in found if _may_hand(actor, one)]


def person_for_slip(actor: Actor, person_id: int, now: datetime) -> Recipient:
    """One person to whom the actor may give a slip. Raises NotFound or Forbidden.

    A class teacher gives none to an account that has staff duties or another school behind it: that
    would be a way into rights he does not hold.
    """
    found = next(iter(recipients(actor.school_id, [person_id])), None)
    if found is None or not _is_near(actor, found, now):
        raise NotFound(_("Такого человека нет."))
    if not _may_hand(actor, found):
        raise Forbidden(_("Листок этому человеку выдаёт администратор журнала или секретарь."))
    return found


def _is_near(actor: Actor, found: Recipient, now: datetime) -> bool:
    if "school" in actor.relations(TO_STAFF) or "school" in actor.relations(TO_FAMILIES):
        return True
    today = school_today(actor.school_id, now)
    pupils = pupils_behind(actor.school_id, found.person_id)
    return any(over_pupil(actor, pupil_id, TO_FAMILIES, today) for pupil_id in pupils)


def _may_hand(actor: Actor, found: Recipient) -> bool:
    if found.is_staff:
        return "school" in actor.relations(TO_STAFF)
    return "school" in actor.relations(TO_FAMILIES) or not found.other_schools
