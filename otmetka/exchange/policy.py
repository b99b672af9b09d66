"""Who may import and export. Everything is of the actor's own school."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.core.errors import NotFound
from otmetka.exchange.models import Import

WRITE = "exchange.import.write"
EXPORT = "exchange.export.read"
ASSIGN = "people.duties.write"
PUBLISH = "timetable.write"


def visible_imports(actor: Actor) -> QuerySet[Import]:
    """The imports of the actor's school, the latest first."""
    rows = Import.objects.filter(school_id=actor.school_id).order_by("-at", "-id")
    return rows if "school" in actor.relations(WRITE) else rows.none()


def import_to_read(actor: Actor, import_id: int) -> Import:
    """The import. Raises NotFound."""
    found = visible_imports(actor).filter(id=import_id).first()
    if found is None:
        raise NotFound(_("Такого импорта нет."))
    return found


def import_to_write(actor: Actor, import_id: int) -> Import:
    """The import, locked for applying or undoing. Raises NotFound."""
    found = visible_imports(actor).select_for_update(of=("self",)).filter(id=import_id).first()
    if found is None:
        raise NotFound(_("Такого импорта нет."))
    return found
