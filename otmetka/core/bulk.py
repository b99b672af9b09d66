"""Many rows at once: COPY into a temporary table, then one INSERT … SELECT.

COPY straight into a table of a school is refused under row-level security (TENANCY 1); through a
temporary table every row still passes the policy and the constraints.
"""

from collections.abc import Iterator
from typing import Any

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, JSONField, Model
from psycopg import sql

#: Below this the temporary table costs more than it saves.
FEW = 200


def insert_many(rows: list[Model], *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Insert new ``rows`` of one model in the open transaction; they get their ids in their order.

    Foreign keys may be rows that were inserted before. Two statements and a COPY, whatever the number.
    """
    if not rows:
        return
    model = type(rows[0])
    if len(rows) < FEW:
        model.objects.using(using).bulk_create(rows)
        return
    for row in rows:
        row._prepare_related_fields_for_save(operation_name="bulk_create")
    for row, row_id in zip(rows, _copy(rows, connections[using]), strict=True):
        row.pk = row_id
        row._state.adding, row._state.db = False, using


def _copy(rows: list[Model], connection) -> list[int]:
    fields = [field for field in rows[0]._meta.concrete_fields if not field.primary_key]
    table = sql.Identifier(rows[0]._meta.db_table)
    stage = sql.Identifier(f"stage_{rows[0]._meta.db_table}")
    columns = sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    key = sql.Identifier(rows[0]._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "CREATE TEMPORARY TABLE {} ON COMMIT DROP AS"
                " SELECT 0::bigint AS place_, {} FROM {} WITH NO DATA"
            ).format(stage, columns, table)
        )
        with cursor.copy(sql.SQL("COPY {} (place_, {}) FROM STDIN").format(stage, columns)) as copy:
            for values in _values(rows, fields, connection):
                copy.write_row(values)
        cursor.execute(
            sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} ORDER BY place_ RETURNING {}").format(
                table, columns, columns, stage, key
            )
        )
        # numbers are drawn in the order of the rows, in whatever order they are returned
        ids = sorted(row_id for (row_id,) in cursor.fetchall())
        cursor.execute(sql.SQL("DROP TABLE {}").format(stage))
    return ids


def _values(rows: list[Model], fields: list[Field], connection) -> Iterator[tuple[Any, ...]]:
    readers = [(field, isinstance(field, JSONField)) for field in fields]
    for place, row in enumerate(rows):
        yield (place, *(_value(row, field, as_json, connection) for field, as_json in readers))


def _value(row: Model, field: Field, as_json: bool, connection) -> Any:
    value = getattr(row, field.attname)
    if value is None:
        return None
    return orjson.dumps(value).decode() if as_json else field.get_db_prep_save(value, connection)
