"""The journal of an import (what undo needs) and the audit rows of its changes."""

from collections import defaultdict
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import blake2b
from typing import Any

import orjson
from django.db.models import Model

from otmetka.audit.trail import Change, Who, record_many
from otmetka.core.bulk import insert_many
from otmetka.core.places import Place
from otmetka.exchange.models import Import, ImportChange
from otmetka.exchange.services.apply.plan import Plan
from otmetka.exchange.services.apply.write import ORDER

BATCH = 1000
#: Parts of a larger thing: their changes stand in the audit row of the whole.
WHOLE = {
    "plantopic": ("journal", "lessonplan", "plan_id"),
    "slotteacher": ("timetable", "slot", "slot_id"),
    "groupclass": ("schools", "teachinggroup", "group_id"),
    "groupmembership": ("schools", "teachinggroup", "group_id"),
}

Entry = tuple[int, dict | None, dict | None]


def plain(value: Any) -> Any:
    """A column's value as JSON keeps it."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def values_of(row: Model) -> dict[str, Any]:
    """All columns of a row but its school and id."""
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in ("id", "school_id")]
    return {name: plain(getattr(row, name)) for name in names}


def entries(plan: Plan) -> dict[type[Model], list[Entry]]:
    """What a carried-out plan did, by table: ``(id, before, after)``."""
    found: dict[type[Model], list[Entry]] = defaultdict(list)
    for row in plan.dropped:
        found[type(row)].append((row.pk, values_of(row), None))
    for change in plan.changed.values():
        before = {_column(change.row, name): plain(_raw(value)) for name, value in change.before.items()}
        after = {name: plain(getattr(change.row, name)) for name in before}
        found[type(change.row)].append((change.row.pk, before, after))
    for model, rows in plan.made.items():
        found[model] += [(row.pk, None, values_of(row)) for row in rows]
    return found


def keep(of_import: Import, changes: dict[type[Model], list[Entry]]) -> None:
    """Write the journal, in the order in which the tables were written."""
    batches = [
        ImportChange(
            school_id=of_import.school_id, of_import=of_import, model=model._meta.label_lower,
            rows=[_brief(entry) for entry in changes[model][start : start + BATCH]],
        )
        for model in ORDER if model in changes
        for start in range(0, len(changes[model]), BATCH)
    ]  # fmt: skip
    for position, batch in enumerate(batches):
        batch.position = position
    insert_many(batches)


def digest(values: dict[str, Any]) -> str:
    """A short sign of a row's columns: the same while nobody has changed them."""
    return blake2b(orjson.dumps(values, option=orjson.OPT_SORT_KEYS), digest_size=8).hexdigest()


def _brief(entry: Entry) -> list:
    """A made row needs no values to be taken back, only a sign that it is as it was made."""
    row_id, before, after = entry
    return [row_id, before, digest(after) if before is None else after]


def audit(
    who: Who, of_import: Import, changes: dict[type[Model], list[Entry]], verb: str, now: datetime
) -> None:
    """One audit row for each changed thing; parts are told with their whole."""
    ground = f"импорт № {of_import.id}, {of_import.file_name}"
    rows: list[Change] = []
    parts: dict[tuple[str, str, int], list] = defaultdict(list)
    for model, found in changes.items():
        name = model._meta.model_name
        if name in WHOLE:
            _collect(parts, name, found)
            continue
        for row_id, before, after in found:
            place = Place(model._meta.app_label, name, row_id, of_import.school_id)
            pupil = row_id if name == "pupil" else (after or before).get("pupil_id")
            rows.append(Change(f"{place.code}.{verb}", place, before, after, pupil, ground))
    for (package, name, row_id), found in parts.items():
        place = Place(package, name, row_id, of_import.school_id)
        pupils = {(after or before).get("pupil_id") for _kind, _id, before, after in found}
        pupil = pupils.pop() if len(pupils) == 1 else None
        rows.append(Change(f"{place.code}.{verb}", place, None, {"parts": found}, pupil, ground))
    record_many(who, rows, now=now)


def _collect(parts: dict, name: str, found: list[Entry]) -> None:
    package, whole, column = WHOLE[name]
    owners = _owners(name, column, found)
    for row_id, before, after in found:
        owner = (after or {}).get(column) or (before or {}).get(column) or owners[row_id]
        brief = None if after is None else {key: value for key, value in after.items() if key != column}
        parts[package, whole, owner].append((name, row_id, before, brief))


def _owners(name: str, column: str, found: list[Entry]) -> dict[int, int]:
    """The wholes of rows that were changed without naming it."""
    model = next(model for model in ORDER if model._meta.model_name == name)
    ids = [row_id for row_id, before, after in found if before is not None and column not in before]
    return dict(model.objects.filter(id__in=ids).values_list("id", column)) if ids else {}


def _column(row: Model, name: str) -> str:
    return row._meta.get_field(name).attname


def _raw(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
