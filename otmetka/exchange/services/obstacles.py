"""What stands in the way of taking an import back: later changes, and rows that hang on the import's rows."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from otmetka.core.tenancy.constraints import SchoolFK
from otmetka.exchange.models import Import, ImportChange
from otmetka.exchange.services.journal import digest, plain, values_of


@dataclass(frozen=True)
class Obstacle:
    """``kind``: changed, gone or used; ``model`` is the table that was touched or that points at the rows."""

    kind: str
    model: str
    count: int
    label: str = ""


@dataclass(frozen=True)
class Taken:
    """The journal read back: by table, what was made, changed and dropped, and the rows as they are now."""

    made: dict[type[Model], dict[int, str]]
    changed: dict[type[Model], dict[int, tuple[dict, dict]]]
    dropped: dict[type[Model], dict[int, dict]]
    now: dict[type[Model], dict[int, Model]]


def read_journal(of_import: Import) -> Taken:
    """One query for the journal, one for each table of it."""
    taken = Taken(defaultdict(dict), defaultdict(dict), defaultdict(dict), {})
    batches = ImportChange.objects.filter(school_id=of_import.school_id, of_import=of_import)
    for batch in batches.order_by("position"):
        model = apps.get_model(batch.model)
        for row_id, before, after in batch.rows:
            if before is None:
                taken.made[model][row_id] = after
            elif after is None:
                taken.dropped[model][row_id] = before
            else:
                taken.changed[model][row_id] = (before, after)
    for model in {*taken.made, *taken.changed}:
        ids = [*taken.made.get(model, ()), *taken.changed.get(model, ())]
        rows = model.objects.filter(school_id=of_import.school_id, id__in=ids)
        taken.now[model] = {row.id: row for row in rows}
    return taken


def obstacles(of_import: Import, taken: Taken) -> list[Obstacle]:
    """Empty when the import can be taken back as a whole."""
    return [*_later_changes(taken), *_users(of_import.school_id, taken)]


def _later_changes(taken: Taken) -> list[Obstacle]:
    found: list[Obstacle] = []
    for model, rows in taken.now.items():
        name = model._meta.label_lower
        expected = {**taken.made.get(model, {}), **taken.changed.get(model, {})}
        gone = [row_id for row_id in expected if row_id not in rows]
        moved = [
            rows[row_id] for row_id, sign in expected.items() if row_id in rows and _moved(rows[row_id], sign)
        ]
        if gone:
            found.append(Obstacle("gone", name, len(gone)))
        if moved:
            found.append(Obstacle("changed", name, len(moved), _label(moved[0])))
    return found


def _moved(row: Model, sign: str | tuple[dict, dict]) -> bool:
    if isinstance(sign, str):
        return digest(values_of(row)) != sign
    return any(plain(getattr(row, name)) != value for name, value in sign[1].items())


def _users(school_id: int, taken: Taken) -> list[Obstacle]:
    """Rows of any table that point at rows which the import made, and were not made by it."""
    made = {model._meta.db_table: list(rows) for model, rows in taken.made.items()}
    found: dict[str, int] = defaultdict(int)
    for model in apps.get_models():
        mine = taken.made.get(model, {})
        for constraint in model._meta.constraints:
            if isinstance(constraint, SchoolFK) and made.get(constraint.to):
                where = {f"{_field(model, constraint.column)}__in": made[constraint.to]}
                rows = model.objects.filter(school_id=school_id, **where).exclude(id__in=list(mine))
                found[model._meta.label_lower] += rows.count()
    return [Obstacle("used", name, count) for name, count in found.items() if count]


def _field(model: type[Model], column: str) -> str:
    return next(field.attname for field in model._meta.concrete_fields if field.column == column)


def _label(row: Model) -> str:
    for name in ("surname", "title", "name", "code", "topic"):
        if getattr(row, name, ""):
            return str(getattr(row, name))
    return ""
