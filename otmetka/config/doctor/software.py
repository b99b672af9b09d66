"""Versions, migrations and the wall of the database."""

import platform

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from otmetka.config.doctor.line import Line, green, red
from otmetka.config.version import product_version
from otmetka.core.tenancy.catalogue import catalogue_faults, role_faults

OLDEST_SERVER = 15


def versions() -> Line:
    """The product, Python, Django and PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), current_setting('server_version_num')::int / 10000"
        )
        server, major = cursor.fetchone()
    said = _("«Отметка» %(product)s, Python %(python)s, Django %(django)s, PostgreSQL %(server)s") % {
        "product": product_version(), "python": platform.python_version(),
        "django": django.get_version(), "server": server.split()[0],
    }  # fmt: skip
    if major < OLDEST_SERVER:
        return red("versions", _("Версии"), said, _("Обновите PostgreSQL до 15 или новее."))
    return green("versions", _("Версии"), said)


def migrations() -> Line:
    """Whether the tables are of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        said = _("Не применено изменений таблиц: %(n)s.") % {"n": len(waiting)}
        return red("migrations", _("Таблицы базы"), said, _("Выполните: otmetka migrate"))
    return green("migrations", _("Таблицы базы"), _("Соответствуют этой версии."))


def role() -> Line:
    """Whether the application stands behind row-level security in every table."""
    faults = [*role_faults(connection), *catalogue_faults(connection)]
    if faults:
        way_on = _("Верните роль приложения и права таблиц: otmetka migrate; см. docs/how-to/production.md.")
        return red("role", _("Защита данных в базе"), "; ".join(faults[:5]), way_on)
    return green(
        "role", _("Защита данных в базе"), _("Роль приложения за защитой строк, все таблицы закрыты.")
    )
