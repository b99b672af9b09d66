"""``otmetka export``: a list of the base in the template that ``otmetka import`` reads."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .environment import django_ready


def export(
    kind: Annotated[str, typer.Argument(help="Вид данных: pupils, staff, load, timetable, plans …")],
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Куда записать: .xlsx или .csv.")],
    school: Annotated[int, typer.Option("--school", help="Номер школы.")],
    year: Annotated[str, typer.Option("--year", help="Только этот учебный год, например 2026/27.")] = "",
) -> None:
    """Выгрузить данные в файл шаблона."""
    django_ready(owner=False)
    from otmetka.core.errors import OtmetkaError
    from otmetka.exchange.services.from_command_line import export_file

    os.umask(0o077)
    try:
        print(export_file(school, kind, file, year=year or None))
    except OtmetkaError as error:
        sys.exit(f"\n{error.message}")
