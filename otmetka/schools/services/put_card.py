"""Change the school card."""

from datetime import datetime
from typing import Any

from otmetka.audit.trail import Change, Who, record
from otmetka.core.places import Place
from otmetka.schools.models import School


def put_card(*, actor_who: Who, school: School, values: dict[str, Any], now: datetime) -> School:
    """Write the changed fields of the card with their old and new values in the trail."""
    changed = {name: value for name, value in values.items() if getattr(school, name) != value}
    if not changed:
        return school
    old = {name: getattr(school, name) for name in changed}
    for name, value in changed.items():
        setattr(school, name, value)
    school.save(update_fields=list(changed))
    place = Place("schools", "school", school.id, school.id)
    record(actor_who, Change("schools.school.put", place, old=old, new=changed), now=now)
    return school
