"""``otmetka serve``: Granian with persistent workers, one thread and so one database connection each."""

from pathlib import Path
from typing import Annotated

import typer

from .environment import find_database

APPLICATION = "otmetka.config.wsgi:application"


def serve(
    host: Annotated[str, typer.Option(envvar="OTMETKA_HOST", help="Адрес.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="OTMETKA_PORT", help="Порт.")] = 8000,
    workers: Annotated[int, typer.Option(envvar="OTMETKA_WEB_WORKERS", min=1, help="Процессов.")] = 2,
    uds: Annotated[
        Path | None, typer.Option(envvar="OTMETKA_SOCKET", help="Сокет вместо порта (за nginx).")
    ] = None,
) -> None:
    """Serve until a signal. TLS ends in a proxy before it: see docs/how-to/production.md, OTMETKA_TLS=1."""
    find_database(owner=False)
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        APPLICATION,
        address=host,
        port=port,
        uds=uds,
        uds_permissions=0o660 if uds else None,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_access=False,
    ).serve()
