"""``otmetka import``: a file into the base; without ``--apply`` it only shows what would be."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from .environment import django_ready


def import_(
    kind: Annotated[str, typer.Argument(help="Вид данных: pupils, staff, load, timetable, plans …, asc.")],
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="Файл .xlsx, .csv или .xml (aSc).")
    ],
    school: Annotated[int, typer.Option("--school", help="Номер школы.")],
    apply: Annotated[bool, typer.Option("--apply", help="Записать, если ошибок нет.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Расписание: сразу ввести в действие.")] = False,
    start: Annotated[str, typer.Option("--from", help="aSc: действует с, дд.мм.гггг.")] = "",
    alike: Annotated[bool, typer.Option("--take-alike", help="aSc: похожие названия взять.")] = False,
    missing: Annotated[bool, typer.Option("--add-missing", help="aSc: чего нет, добавить.")] = False,
) -> None:
    """Загрузить файл. Без --apply — только показать, что изменится."""
    django_ready(owner=False)
    from otmetka.core import clock
    from otmetka.core.errors import OtmetkaError
    from otmetka.exchange.services.asc.from_command_line import AscCommand, import_asc
    from otmetka.exchange.services.from_command_line import import_file

    os.umask(0o077)
    try:
        if kind == "asc":
            asked = AscCommand(apply, publish, _day(start), alike, missing)
            lines = import_asc(school, file, asked, now=clock.now())
        else:
            lines = import_file(school, kind, file, apply=apply, publish=publish)
        for line in lines:
            print(line)
    except OtmetkaError as error:
        sys.exit(f"\n{error.message}")


def _day(text: str):
    try:
        return datetime.strptime(text, "%d.%m.%Y").date() if text else None
    except ValueError:
        sys.exit(f"\nНе понятно --from {text}: нужно дд.мм.гггг, например 01.12.2026.")
