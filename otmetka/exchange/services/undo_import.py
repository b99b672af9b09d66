"""Taking a whole import back: possible while nobody has touched or used what it wrote."""

from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.core import outbox
from otmetka.core.errors import Stale
from otmetka.exchange.events import ImportUndone
from otmetka.exchange.models import Import
from otmetka.exchange.policy import import_to_write
from otmetka.exchange.services import journal
from otmetka.exchange.services.apply.write import ORDER, remove, update
from otmetka.exchange.services.lock import lock_imports
from otmetka.exchange.services.obstacles import Obstacle, Taken, obstacles, read_journal


def undo_import(*, actor: Actor, import_id: int, now: datetime) -> list[Obstacle]:
    """Restore what the import changed and remove what it made; facts are never among that.

    Gives what stands in the way, and then has done nothing. A second call changes nothing.
    Raises NotFound, and Stale for an import that was not applied.
    """
    of_import = import_to_write(actor, import_id)
    if of_import.state == "undone":
        return []
    if of_import.state != "applied":
        raise Stale(_("Отменить можно только записанный импорт."))
    lock_imports(of_import.school_id)
    taken = read_journal(of_import)
    found = obstacles(of_import, taken)
    if found:
        return found
    changes = _restore(of_import, taken)
    journal.audit(actor.who, of_import, changes, "unimported", now)
    of_import.state, of_import.undone_at, of_import.undone_by_id = "undone", now, actor.person_id
    of_import.save(update_fields=["state", "undone_at", "undone_by"])
    outbox.publish(ImportUndone(of_import.school_id, of_import.id, of_import.kind), now=now)
    return []


def _restore(of_import: Import, taken: Taken) -> dict:
    """Changed back, then removed from the last table to the first, then dropped ones put back."""
    changes: dict = {}
    for model, rows in taken.changed.items():
        changed = [taken.now[model][row_id] for row_id in rows]
        fields: set[str] = set()
        for row in changed:
            before, after = rows[row.id]
            for name, value in before.items():
                setattr(row, name, _typed(model, name, value))
                fields.add(model._meta.get_field(name).name)
            changes.setdefault(model, []).append((row.id, after, before))
        update(model, changed, sorted(fields))
    for model in reversed(ORDER):
        ids = list(taken.made.get(model, ()))
        if ids:
            gone = [(row_id, journal.values_of(taken.now[model][row_id]), None) for row_id in ids]
            changes.setdefault(model, []).extend(gone)
            remove(model, of_import.school_id, ids)
    for model in ORDER:
        rows = [_again(of_import.school_id, model, row_id, values)
                for row_id, values in taken.dropped.get(model, {}).items()]  # fmt: skip
        model.objects.bulk_create(rows)
    return changes


def _again(school_id: int, model, row_id: int, values: dict):
    typed = {name: _typed(model, name, value) for name, value in values.items()}
    return model(id=row_id, school_id=school_id, **typed)


def _typed(model, name: str, value):
    field = model._meta.get_field(name)
    return field.to_python(value) if not field.is_relation else value
