"""Two constraint classes that give a school-owned table its key, policy, grants and foreign keys.

They travel through ordinary migrations. A table that forgets them has no grants, so the application's
role is denied rather than let in (TENANCY 1, 4, 6).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.ddl_references import Statement

#: Loud on purpose: without a scope the setting is absent or '', and both raise instead of hiding rows.
SEES = "{column} = ANY (current_setting('otmetka.schools')::bigint[])"

FACT_GRANTS = "SELECT, INSERT"
STATE_GRANTS = "SELECT, INSERT, UPDATE, DELETE"


class _TableConstraint(models.BaseConstraint):
    """A constraint that only emits SQL: nothing to validate in Python."""

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Checked by PostgreSQL alone."""

    def constraint_sql(self, model, schema_editor) -> str:
        self.create_sql(model, schema_editor)
        return ""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.deconstruct() == other.deconstruct()

    __hash__ = None


class SchoolTable(_TableConstraint):
    """Primary key ``(school_id, id)``, row-level security and the grants of the application's role."""

    def __init__(self, *, name: str, grants: str = STATE_GRANTS, column: str = "school_id") -> None:
        super().__init__(name=name)
        self.grants = grants
        self.column = column

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "grants": self.grants, "column": self.column}

    def create_sql(self, model, schema_editor):
        table = model._meta.db_table
        statements = [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'CREATE POLICY school ON "{table}" USING ({SEES.format(column=self.column)})',
            f'GRANT {self.grants} ON "{table}" TO "{settings.APP_ROLE}"',
        ]
        if self.column == "school_id":
            swap = f'DROP CONSTRAINT "{table}_pkey", ADD PRIMARY KEY (school_id, id)'
            statements.insert(0, f'ALTER TABLE "{table}" {swap}')
        # First in line: the composite foreign keys of the same migration need the new key.
        schema_editor.deferred_sql.insert(0, "; ".join(statements))

    def remove_sql(self, model, schema_editor):
        table = model._meta.db_table
        return Statement(
            f'REVOKE ALL ON "{table}" FROM "{settings.APP_ROLE}"; DROP POLICY school ON "{table}"'
        )


class SchoolFK(_TableConstraint):
    """Composite foreign key ``(school_id, column)``: a row can never point into another school."""

    def __init__(self, column: str, to: str, *, name: str) -> None:
        super().__init__(name=name)
        self.column = column
        self.to = to

    def deconstruct(self):
        path, _args, kwargs = super().deconstruct()
        return path, (self.column, self.to), kwargs

    def create_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(
            f'ALTER TABLE "{model._meta.db_table}" ADD CONSTRAINT "{self.name}" '
            f'FOREIGN KEY (school_id, "{self.column}") REFERENCES "{self.to}" (school_id, id) '
            "DEFERRABLE INITIALLY DEFERRED"
        )

    def remove_sql(self, model, schema_editor):
        return Statement(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{self.name}"')


def links(**targets: str) -> list[SchoolFK]:
    """Composite keys for ``field="app_model"`` pairs of a model's Meta.constraints."""
    return [
        SchoolFK(f"{field}_id", table, name=f"%(app_label)s_%(class)s_{field}_fk")
        for field, table in targets.items()
    ]
