"""Whose diary may be read: a pupil's own, a guardian's children while the link holds (islamey.instr.3.6).

``actor.children`` is read anew for each request, so a link that ended today refuses the next one.
"""

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor, Child
from otmetka.core.errors import Forbidden, NotFound
from otmetka.diary.queries.tasks import file_is_for

READ = "diary.read"
TICK = "diary.done.write"


def child_to_read(actor: Actor, pupil_id: int) -> Child:
    """The child whose diary it is. Raises NotFound for every other pupil of the world."""
    if "child" in actor.relations(READ):
        for child in actor.children:
            if child.pupil_id == pupil_id:
                return child
    raise NotFound(_("Такого дневника нет."))


def child_to_tick(actor: Actor, pupil_id: int) -> Child:
    """The same for ticking off homework. Raises Forbidden for a guardian: the tick is the pupil's own."""
    child = child_to_read(actor, pupil_id)
    if "child" not in actor.relations(TICK):
        raise Forbidden(_("Сделанное отмечает сам ученик."), action=TICK)
    return child


def may_tick(actor: Actor) -> bool:
    """Whether to show the tick as a button."""
    return actor.may(TICK)


def may_read_file(actor: Actor, *, file_id: int, school_id: int) -> bool:
    """Slot ``files.readers``: a file of a homework for the families of the pupils whom it was set for."""
    if "child" not in actor.relations(READ):
        return False
    pupils = [child.pupil_id for child in actor.children if child.school_id == school_id]
    return bool(pupils) and file_is_for(school_id=school_id, file_id=file_id, pupil_ids=pupils)
