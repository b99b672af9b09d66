"""Who may read and change the structure of a school."""

from typing import TypeVar

from django.db import models

from otmetka.access.actor import Actor
from otmetka.core.errors import Forbidden, NotFound

Row = TypeVar("Row", bound=models.Model)


def structure_to_read(actor: Actor, action: str = "schools.structure.read") -> int:
    """The school whose structure the actor reads. Raises Forbidden."""
    if actor.school_id is None or "school" not in actor.relations(action):
        raise Forbidden("")
    return actor.school_id


def structure_to_write(actor: Actor, action: str = "schools.structure.write") -> int:
    """The school whose structure the actor changes. Raises Forbidden."""
    return structure_to_read(actor, action)


def row_to_write(actor: Actor, model: type[Row], row_id: int, action: str = "schools.structure.write") -> Row:
    """A row of the actor's school, locked. Raises NotFound for another school's."""
    row = model._default_manager.select_for_update().filter(school_id=actor.school_id, id=row_id).first()
    if row is None:
        raise NotFound("")
    structure_to_write(actor, action)
    return row
