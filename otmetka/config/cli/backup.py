"""``otmetka backup``: database and files to a second place; run every night by otmetka-backup.timer."""

import os
from pathlib import Path
from typing import Annotated

import typer

from .environment import django_ready


def backup(
    to: Annotated[Path | None, typer.Option("--to", help="Каталог; по умолчанию OTMETKA_BACKUP_DIR.")] = None,
) -> None:
    """Сделать копию базы и файлов и убрать лишние старые."""
    django_ready()
    from django.conf import settings

    from otmetka.config.backup.make import make_backup
    from otmetka.core import clock

    made = make_backup(
        owner_url=os.environ["OTMETKA_OWNER_DATABASE_URL"],
        app_role=settings.APP_ROLE,
        file_store=Path(settings.FILE_STORE),
        place=to or Path(settings.BACKUP_DIR),
        now=clock.now(),
    )
    print(f"Копия: {made.path} ({made.size // 1024} КБ, строк {made.rows}, файлов {made.files}).")
    if made.removed:
        print(f"Убрано старых копий: {len(made.removed)}.")
    print("Копия не зашифрована и доступна только её владельцу (0600): храните её на зашифрованном диске.")
    print("Ключи из каталога secrets в копию не входят: храните их отдельно.")
