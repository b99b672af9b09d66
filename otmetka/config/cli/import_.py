"""``otmetka import``: a file of a template into the base; without ``--apply`` it only shows what would be."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .environment import django_ready


def import_(
    kind: Annotated[str, typer.Argument(help="Вид данных: pupils, staff, load, timetable, plans …")],
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Файл .xlsx или .csv.")],
    school: Annotated[int, typer.Option("--school", help="Номер школы.")],
    apply: Annotated[bool, typer.Option("--apply", help="Записать, если ошибок нет.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Расписание: сразу ввести в действие.")] = False,
) -> None:
    """Загрузить файл по шаблону. Без --apply — только показать, что изменится."""
    django_ready(owner=False)
    from otmetka.core.errors import OtmetkaError
    from otmetka.exchange.services.from_command_line import import_file

    os.umask(0o077)
    try:
        for line in import_file(school, kind, file, apply=apply, publish=publish):
            print(line)
    except OtmetkaError as error:
        sys.exit(f"\n{error.message}")
