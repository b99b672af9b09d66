"""What must hold before a process serves: it refuses to start otherwise (SECURITY 1, DESIGN 6)."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from otmetka.access.matrix import table
from otmetka.access.routes import PUBLIC, SIGNED_IN
from otmetka.core.models import Installation
from otmetka.core.tenancy.catalogue import catalogue_faults, role_faults

#: Pages of floors under `access`, which cannot name an action themselves: the look and the offline page.
OPEN_NAMES = frozenset({"ui:theme", "ui:offline", "ui:worker"})


class BadStart(SystemExit):
    """The reasons, one in a line; ends the process with status 1."""


def refuse_bad_start() -> None:
    """Check routes, database role and catalogue. Raises BadStart with every reason."""
    faults = [*route_faults(), *clock_faults(), *role_faults(connection), *catalogue_faults(connection)]
    connection.close()
    if faults:
        raise BadStart("Отметка не запускается:\n" + "\n".join(f"  - {fault}" for fault in faults))


def route_faults(resolver: URLResolver | None = None) -> list[str]:
    """Every address whose view names no action of the access table."""
    known = {*table(), PUBLIC, SIGNED_IN}
    return [
        f"адрес /{address} не назвал действие из таблицы доступа: {action!r}"
        for address, name, action in routes(resolver or get_resolver())
        if action not in known and name not in OPEN_NAMES
    ]


def clock_faults() -> list[str]:
    """A shifted clock anywhere but in a demo's own database."""
    if not settings.DEMO:
        return []
    kind = Installation.objects.values_list("kind", flat=True).first()
    shifted = kind is not None and kind != "demo"
    return [f"часы демонстрации включены для базы вида «{kind}»"] if shifted else []


def routes(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator[tuple[str, str, str | None]]:
    """``(address, name, action)`` of each URL pattern, nested ones included."""
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = f"{space}{entry.name}"
            yield address, name, getattr(entry.callback, "action", None)
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from routes(entry, address, inner)


@register(Tags.security)
def named_actions(app_configs, **kwargs) -> list[Error]:
    """``manage.py check``: the same for the routes."""
    return [Error(fault, id="otmetka.E001") for fault in route_faults()]


@register(Tags.database)
def walls(app_configs, databases=None, **kwargs) -> list[Error]:
    """``manage.py check --database default``: the same for the database."""
    if "default" not in (databases or ()):
        return []
    return [
        Error(fault, id="otmetka.E002") for fault in (*role_faults(connection), *catalogue_faults(connection))
    ]
