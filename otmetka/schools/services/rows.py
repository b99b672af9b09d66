"""Put and remove rows of the structure: one transaction, the trail, and words for what is refused."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from otmetka.audit.trail import Change, Who, record
from otmetka.core.errors import Invalid
from otmetka.core.places import Place


def put_row(*, actor_who: Who, row: models.Model, values: dict[str, Any], now: datetime) -> models.Model:
    """Write ``values`` into a new or an existing row of its school.

    Raises Invalid when such a row is there already or the database's own check refuses.
    """
    old = row_values(row) if row.pk else None
    for field, value in values.items():
        setattr(row, field, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Invalid(_said(error)) from error
    _record(actor_who, "put", row, row.pk, old, row_values(row), now)
    return row


def remove_row(*, actor_who: Who, row: models.Model, now: datetime) -> None:
    """Delete a row that nothing else needs. Raises Invalid when something does."""
    old, pk = row_values(row), row.pk
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(school_id=row.school_id, pk=pk)._raw_delete("default")
            _check_links_now()
    except (IntegrityError, models.ProtectedError) as error:
        said = _("Удалить нельзя: на эту запись уже что-то опирается.")
        raise Invalid(said) from error
    _record(actor_who, "remove", row, pk, old, None, now)


def row_values(row: models.Model) -> dict[str, Any]:
    """The row's own values as plain JSON, for the trail."""
    skipped = {"id", "school"}
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in skipped
    }


def _check_links_now() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _record(who: Who, verb: str, row: models.Model, pk: int, old: Any, new: Any, now: datetime) -> None:
    package, kind = row._meta.app_label, row._meta.model_name
    place = Place(package, kind, pk, row.school_id)
    record(who, Change(f"{package}.{kind}.{verb}", place, old=old, new=new), now=now)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _said(error: IntegrityError) -> str:
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
    if "unique" in type(error.__cause__).__name__.lower():
        return _("Такая запись уже есть.")
    return _("База данных не приняла запись: проверьте даты и числа (%(name)s).") % {"name": constraint}
