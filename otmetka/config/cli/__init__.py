"""The command line ``otmetka``: one small module per command, listed in :data:`COMMANDS`.

A command module imports Django only inside its function, so that ``--help`` answers at once.
"""

import os
import sys
from collections.abc import Callable

import typer

from otmetka.config.cli import (
    backup,
    clauses,
    database,
    demo,
    doctor,
    export,
    import_,
    init,
    migrate,
    restore,
    serve,
    worker,
)
from otmetka.config.cli.failures import sentence

COMMANDS: dict[str, tuple[Callable, str]] = {
    "serve": (serve.serve, "Запустить веб-сервер."),
    "worker": (worker.worker, "Запустить исполнителя фоновых заданий."),
    "migrate": (migrate.migrate, "Подготовить базу и статические файлы к этой версии."),
    "database": (database.database, "Держать встроенный PostgreSQL запущенным (для одной школы)."),
    "import": (import_.import_, "Загрузить файл по шаблону: показать, что изменится, или записать."),
    "export": (export.export, "Выгрузить данные в файл шаблона."),
    "clauses": (clauses.clauses, "Проверить пункты актов их историями и записать docs/clauses.md."),
    "init": (init.init, "Завести школу в пустой базе и выдать код администратору."),
    "backup": (backup.backup, "Сделать резервную копию базы и файлов."),
    "restore": (restore.restore, "Восстановить копию в пустую базу и сверить её."),
    "doctor": (doctor.doctor, "Проверить установку: что исправно, что нет и что делать."),
    "demo": (demo.demo, "Показать учебную школу: база, данные, веб-сервер — одной командой."),
}

app = typer.Typer(
    name="otmetka",
    help="«Отметка» — электронный журнал и дневник школы.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a pretty traceback would print local variables, passwords among them
)
for _name, (_function, _help) in COMMANDS.items():
    app.command(_name, help=_help)(_function)


def main() -> None:
    """Run one command. What it makes is readable by its user alone; its failures are sentences."""
    os.umask(0o077)
    try:
        app()
    except Exception as error:
        words = sentence(error)
        if words is None:
            raise
        sys.exit(f"\n{words}")
