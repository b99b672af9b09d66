"""``otmetka restore``: a backup into an empty database, with every sum and count compared."""

import os
from pathlib import Path
from typing import Annotated

import typer

from .environment import django_ready, prepare_given_database


def restore(
    archive: Annotated[Path, typer.Argument(help="Файл otmetka-ГГГГММДД-ЧЧММСС.tar.")],
) -> None:
    """Восстановить копию в пустую базу и сверить её."""
    prepare_given_database()
    django_ready()
    from django.conf import settings

    from otmetka.config.backup.restore import restore_backup
    from otmetka.config.cli.migrate import collect_static, migrate_tables

    done = restore_backup(
        archive=archive,
        owner_url=os.environ["OTMETKA_OWNER_DATABASE_URL"],
        app_role=settings.APP_ROLE,
        file_store=Path(settings.FILE_STORE),
    )
    migrate_tables()
    collect_static()
    print(f"Восстановлено: копия от {done.manifest.made_at}, версия {done.manifest.product}.")
    print(f"Сверено: таблиц {done.tables}, строк {done.rows}, файлов {done.files}; суммы сошлись.")
    print("Теперь: otmetka doctor")
