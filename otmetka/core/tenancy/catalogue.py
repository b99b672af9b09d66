"""Does the database itself say what the code believes of tenancy? Named table by table (DESIGN 6, TENANCY 6).

Read from PostgreSQL's own catalogue, so that a table made or changed past the constraint classes is found
by the test and by the start-up check alike.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.db import models

from otmetka.core.tenancy.constraints import SchoolTable
from otmetka.core.tenancy.grants import GLOBAL_TABLES, OUTSIDE_SCOPE
from otmetka.core.tenancy.models import Fact, Scoped

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
#: Views for search by operators that are not leakproof: ids and search columns only (TENANCY 3).
SEARCH_VIEW = "_find"

_RELATIONS = """
SELECT c.oid, c.relname, c.relkind, c.relispartition, c.relrowsecurity,
       EXISTS (SELECT 1 FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attname = 'school_id' AND NOT a.attisdropped),
       ARRAY(SELECT r FROM unnest(%(rights)s::text[]) r WHERE has_table_privilege(%(role)s, c.oid, r)
             OR (r IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                 AND has_any_column_privilege(%(role)s, c.oid, r)))
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
_POLICIES = """
SELECT p.polrelid, pg_get_expr(p.polqual, p.polrelid), p.polpermissive, p.polcmd = '*'
  FROM pg_policy p
"""
_KEYS = """
SELECT k.conrelid, k.conname, k.contype, k.confrelid,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
              WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)),
       ARRAY(SELECT a.attname::text FROM pg_attribute a
              WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))
  FROM pg_constraint k WHERE k.contype IN ('p', 'f', 'u', 'x')
"""
_UNIQUE_INDEXES = """
SELECT i.indrelid, c.relname,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
              WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey))
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisunique
"""
_DEFINERS = """
SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE n.nspname = 'public' AND p.prosecdef AND has_function_privilege(%(role)s, p.oid, 'EXECUTE')
"""
_ROLE = """
SELECT r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                  AND pg_has_role(current_user, c.relowner, 'MEMBER'))
  FROM pg_roles r WHERE r.rolname = current_user
"""


@dataclass
class _Relation:
    """One table or view as the catalogue knows it."""

    name: str
    kind: str
    partition: bool
    protected: bool
    scoped: bool
    rights: frozenset[str]
    policies: list[tuple[str, bool, bool]] = field(default_factory=list)
    primary: set[str] = field(default_factory=set)
    foreign: list[tuple[str, int, set[str], set[str]]] = field(default_factory=list)
    unique: list[tuple[str, set[str]]] = field(default_factory=list)


def role_faults(connection) -> list[str]:
    """Why the connected role may not serve: superuser, past row security, or owner of tables."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        superuser, bypasses, owns = cursor.fetchone()
    user = connection.settings_dict["USER"]
    found = [(superuser, "SUPERUSER"), (bypasses, "BYPASSRLS"), (owns, "владелец таблиц")]
    return [f"роль {user}: {what}, защита строк её не держит" for is_so, what in found if is_so]


def catalogue_faults(connection, *, ignored_rights: frozenset[str] = frozenset()) -> list[str]:
    """Every relation that breaks tenancy, each fault with the name of its table; [] is well."""
    relations, definers = _read(connection)
    scoped = {oid for oid, relation in relations.items() if _is_scoped(relation)}
    expected = _expected_rights()
    faults = [f"{name}: функция SECURITY DEFINER обходит защиту строк" for name in definers]
    for oid, relation in sorted(relations.items(), key=lambda item: item[1].name):
        relation.rights -= ignored_rights
        faults += _relation_faults(relation, oid in scoped, scoped, expected)
    return faults + _missing_links(relations)


def _read(connection) -> tuple[dict[int, _Relation], list[str]]:
    values = {"role": settings.APP_ROLE, "rights": list(RIGHTS)}
    with connection.cursor() as cursor:
        cursor.execute(_RELATIONS, values)
        relations = {row[0]: _Relation(*row[1:6], frozenset(row[6])) for row in cursor.fetchall()}
        cursor.execute(_POLICIES)
        for oid, *policy in cursor.fetchall():
            if oid in relations:
                relations[oid].policies.append(tuple(policy))
        cursor.execute(_KEYS)
        _put_keys(relations, cursor.fetchall())
        cursor.execute(_UNIQUE_INDEXES)
        for oid, name, columns in cursor.fetchall():
            if oid in relations:
                relations[oid].unique.append((name, set(columns)))
        cursor.execute(_DEFINERS, values)
        return relations, [row[0] for row in cursor.fetchall()]


def _put_keys(relations: dict[int, _Relation], rows: list[tuple]) -> None:
    for oid, name, kind, target, columns, target_columns in rows:
        if oid not in relations:
            continue
        if kind == "p":
            relations[oid].primary = set(columns)
        elif kind == "f":
            relations[oid].foreign.append((name, target, set(columns), set(target_columns)))


def _is_scoped(relation: _Relation) -> bool:
    return relation.kind in "rp" and relation.scoped and relation.name not in OUTSIDE_SCOPE


def _expected_rights() -> dict[str, frozenset[str]]:
    """What each table of ours may give to the application: its SchoolTable, or a line of GLOBAL_TABLES."""
    expected = {table: _split(rights) for table, rights in GLOBAL_TABLES.items()}
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, SchoolTable):
                expected[model._meta.db_table] = _split(constraint.grants)
    return expected


def _split(rights: str) -> frozenset[str]:
    return frozenset(right.strip() for right in rights.split(","))


def _relation_faults(
    relation: _Relation, is_scoped: bool, scoped: set[int], expected: dict[str, frozenset[str]]
) -> list[str]:
    faults = _rights_faults(relation, expected)
    if is_scoped:
        faults += _wall_faults(relation) + _key_faults(relation, scoped)
    return [f"{relation.name}: {fault}" for fault in faults]


def _rights_faults(relation: _Relation, expected: dict[str, frozenset[str]]) -> list[str]:
    if relation.kind in "vm":
        wrong = relation.rights and not relation.name.endswith(SEARCH_VIEW)
        return ["представление обходит защиту строк, а приложение может его читать"] if wrong else []
    if relation.partition and relation.rights:
        return ["секцию приложение может читать мимо защиты строк родителя"]
    excess = relation.rights - expected.get(relation.name, frozenset())
    return [f"лишние права приложения: {', '.join(sorted(excess))}"] if excess else []


def _wall_faults(relation: _Relation) -> list[str]:
    faults = [] if relation.protected else ["защита строк не включена"]
    good = [policy for policy in relation.policies if _is_school_policy(*policy)]
    if len(good) != 1 or len(relation.policies) != 1:
        faults.append("нужна ровно одна политика по school_id и otmetka.schools")
    return faults


def _is_school_policy(expression: str | None, permissive: bool, for_all: bool) -> bool:
    said = (expression or "").lower().replace("(", "").replace(")", "")
    loud = "current_setting'otmetka.schools'::text::bigint[]" in said
    return permissive and for_all and loud and said.startswith("school_id = any")


def _key_faults(relation: _Relation, scoped: set[int]) -> list[str]:
    faults = [] if relation.primary == {"school_id", "id"} else ["первичный ключ не (school_id, id)"]
    for name, target, columns, target_columns in relation.foreign:
        inside = "school_id" in columns and "school_id" in target_columns
        if target in scoped and not inside:
            faults.append(f"внешний ключ {name} без school_id")
    for name, columns in relation.unique:
        if "school_id" not in columns:
            faults.append(f"уникальность {name} без school_id выдаёт чужие строки")
    return faults


def _missing_links(relations: dict[int, _Relation]) -> list[str]:
    """Foreign keys that the models promise between school-owned tables and the database has not."""
    by_name = {relation.name: (oid, relation) for oid, relation in relations.items()}
    faults = []
    for model in apps.get_models():
        if not issubclass(model, Scoped | Fact) or model._meta.db_table not in by_name:
            continue
        held = defaultdict(set)
        for _name, target, columns, _targets in by_name[model._meta.db_table][1].foreign:
            held[target].add(frozenset(columns))
        for link in _links_inside(model):
            target = by_name.get(link.related_model._meta.db_table, (None, None))[0]
            if frozenset({"school_id", link.column}) not in held[target]:
                faults.append(f"{model._meta.db_table}: {link.column} без составного внешнего ключа")
    return faults


def _links_inside(model: type[models.Model]) -> list[models.ForeignKey]:
    return [
        link
        for link in model._meta.local_fields
        if isinstance(link, models.ForeignKey) and issubclass(link.related_model, Scoped | Fact)
    ]
