"""Who may see and change which people: the object's half of the access matrix.

Unseen is NotFound, seen but not allowed is Forbidden (C55). Everything is of the actor's own school.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.core.errors import Forbidden, NotFound
from otmetka.people.models import Duty, Enrolment, Guardianship, Pupil, Staff
from otmetka.people.queries.school import school_today
from otmetka.schools.models import SchoolClass

READ_PUPILS = "people.pupils.read"
WRITE_PUPILS = "people.pupils.write"
WRITE_GUARDIANS = "people.guardians.write"
READ_STAFF = "people.staff.read"
WRITE_STAFF = "people.staff.write"
WRITE_DUTIES = "people.duties.write"


@dataclass(frozen=True)
class PupilGate:
    """A pupil whom the actor may see, and the day."""

    pupil: Pupil
    today: date


def visible_classes(actor: Actor, action: str = READ_PUPILS) -> QuerySet[SchoolClass]:
    """The classes over which ``action`` is granted."""
    rows = SchoolClass.objects.filter(school_id=actor.school_id)
    relations = actor.relations(action)
    if "school" in relations:
        return rows
    return rows.filter(pk__in=actor.classes_of_duty()) if "class" in relations else rows.none()


def class_to_read(actor: Actor, class_id: int) -> SchoolClass:
    """The class with its year. Raises NotFound."""
    found = visible_classes(actor).select_related("year").filter(pk=class_id).first()
    if found is None:
        raise NotFound(_("Такого класса нет."))
    return found


def class_for(actor: Actor, class_id: int, action: str) -> SchoolClass:
    """The class over which ``action`` is granted. Raises NotFound or Forbidden."""
    found = class_to_read(actor, class_id)
    if not visible_classes(actor, action).filter(pk=class_id).exists():
        raise Forbidden(_("С этим классом вы этого сделать не можете."), action=action)
    return found


def pupil_to_read(actor: Actor, pupil_id: int, now: datetime) -> PupilGate:
    """The pupil, for who sees the whole school or has him in his class today. Raises NotFound."""
    today = school_today(actor.school_id, now)
    rows = Pupil.objects.select_related("person").filter(school_id=actor.school_id, pk=pupil_id)
    found = rows.first() if over_pupil(actor, pupil_id, READ_PUPILS, today) else None
    if found is None:
        raise NotFound(_("Такого ученика нет."))
    return PupilGate(found, today)


def pupil_for(actor: Actor, pupil_id: int, action: str, now: datetime, *, lock: bool = True) -> PupilGate:
    """The pupil, locked unless a form is shown, for who may do ``action``. Raises NotFound, Forbidden."""
    gate = pupil_to_read(actor, pupil_id, now)
    if not over_pupil(actor, pupil_id, action, gate.today):
        raise Forbidden(_("С этим учеником вы этого сделать не можете."), action=action)
    if lock:
        Pupil.objects.select_for_update().get(school_id=actor.school_id, pk=pupil_id)
    return gate


def guardianship_for(
    actor: Actor, guardianship_id: int, action: str, now: datetime, *, lock: bool = True
) -> Guardianship:
    """A guardian's link; its pupil is locked. Raises NotFound or Forbidden by the pupil."""
    rows = Guardianship.objects.select_related("guardian")
    found = rows.filter(school_id=actor.school_id, pk=guardianship_id).first()
    if found is None:
        raise NotFound(_("Такой связи нет."))
    pupil_for(actor, found.pupil_id, action, now, lock=lock)
    return found


def staff_to_read(actor: Actor, person_id: int) -> Staff:
    """A member of staff. Raises NotFound."""
    rows = Staff.objects.select_related("person").filter(school_id=actor.school_id, person_id=person_id)
    found = rows.first() if "school" in actor.relations(READ_STAFF) else None
    if found is None:
        raise NotFound(_("Такого сотрудника нет."))
    return found


def staff_for(actor: Actor, person_id: int, action: str) -> Staff:
    """A member of staff, for who may do ``action``. Raises NotFound or Forbidden."""
    found = staff_to_read(actor, person_id)
    if "school" not in actor.relations(action):
        raise Forbidden(_("Это делает другой сотрудник."), action=action)
    return found


def duty_for(actor: Actor, duty_id: int, action: str, *, lock: bool = True) -> Duty:
    """A duty, locked unless a form is shown, for who may do ``action``. Raises NotFound, Forbidden."""
    rows = Duty.objects.select_for_update() if lock else Duty.objects.all()
    found = rows.filter(school_id=actor.school_id, pk=duty_id).first()
    if found is None or "school" not in actor.relations(READ_STAFF):
        raise NotFound(_("Такой обязанности нет."))
    if "school" not in actor.relations(action):
        raise Forbidden(_("Это делает другой сотрудник."), action=action)
    return found


def over_pupil(actor: Actor, pupil_id: int, action: str, today: date) -> bool:
    """Whether ``action`` is granted over this pupil: the whole school, or a class of his today."""
    relations = actor.relations(action)
    if "school" in relations:
        return True
    if "class" not in relations:
        return False
    rows = Enrolment.objects.filter(
        school_id=actor.school_id, pupil_id=pupil_id, school_class_id__in=actor.classes_of_duty()
    )
    return rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=today)).exists()
