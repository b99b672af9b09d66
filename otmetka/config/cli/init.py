"""``otmetka init``: one school and one single-use code for its administrator, then never again."""

import sys
from typing import Annotated

import typer

from .environment import django_ready


def init(
    name: Annotated[str, typer.Option(prompt="Краткое название школы", help="Например, «СОШ № 3».")],
    surname: Annotated[str, typer.Option(prompt="Фамилия администратора журнала")],
    given: Annotated[str, typer.Option(prompt="Имя администратора журнала")],
    patronymic: Annotated[str, typer.Option(help="Отчество администратора журнала.")] = "",
    full_name: Annotated[str, typer.Option(help="Полное название; потом его можно исправить.")] = "",
    timezone: Annotated[str, typer.Option(help="Часовой пояс школы.")] = "Europe/Moscow",
) -> None:
    """Завести школу в пустой базе и выдать один код её администратору."""
    _refuse_unknown_zone(timezone)
    django_ready()
    from otmetka.config.installation import FirstSchool, open_installation
    from otmetka.core import clock
    from otmetka.core.errors import Invalid
    from otmetka.core.names import Name, tidy

    administrator = Name(tidy(surname), tidy(given), tidy(patronymic))
    first = FirstSchool(tidy(name), tidy(full_name) or tidy(name), timezone, administrator)
    try:
        opened = open_installation(first, now=clock.now())
    except Invalid as refused:
        sys.exit(f"\n{refused.message}")
    print(f"Школа «{first.name}» заведена. Её номер для команд: {opened.school_id}.")
    print(f"Код администратора ({administrator.full}): {opened.code}")
    until = f"{clock.local(opened.until, timezone):%d.%m.%Y %H:%M}"
    print(f"Код действует до {until}, один раз, и больше не покажется.")
    print("Откройте /access/code/, введите код, придумайте логин и пароль; дальше — «Запуск школы».")


def _refuse_unknown_zone(timezone: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        sys.exit(f"\nНет такого часового пояса: {timezone}. Например: Europe/Moscow, Asia/Omsk.")
