"""What the demo prints: plain sentences and one table."""

from collections.abc import Sequence
from datetime import datetime

from rich import box
from rich.console import Console
from rich.table import Table

from .clock import ZONE

_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_console = Console(highlight=False, soft_wrap=False)

SignIn = Sequence[str]  # duty, person, login, password


def say(text: str) -> None:
    """One line, shown at once."""
    print(text, flush=True)


def moment_words(moment: datetime) -> str:
    """«вт 17.11.2026, 11:10»."""
    local = moment.astimezone(ZONE)
    return f"{_WEEKDAYS[local.weekday()]} {local:%d.%m.%Y, %H:%M}"


def show_ready(address: str, moment: datetime, sign_ins: Sequence[SignIn]) -> None:
    """The address and who may sign in."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("Обязанность", "Кто", "Логин", "Пароль"):
        table.add_column(title, overflow="fold")
    for duty, person, login, password in sign_ins:
        table.add_row(duty, person, login, password)
    _console.print()
    _console.print(table)
    say(f"Учебный день демонстрации: {moment_words(moment)}")
    say(f"Откройте в браузере:       {address}")
    say("Остановить — Ctrl-C; данные сохранятся до следующего make demo.")
