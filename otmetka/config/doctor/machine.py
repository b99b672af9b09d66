"""Disk, clock and secrets of the machine."""

import ctypes
import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from otmetka.config.doctor.line import Line, amber, green, red

_ROOM_GB, _FEW_GB = 1.0, 5.0
_APART_SECONDS = 2.0
_TIME_ERROR = 5  # adjtimex: the kernel's clock is not synchronised


class _Timex(ctypes.Structure):
    """The kernel's answer; only the return code of the call is used, so the rest is room."""

    _fields_ = [("modes", ctypes.c_uint), ("rest", ctypes.c_byte * 252)]


def disk() -> Line:
    """Room where data and backups are."""
    places = {Path(settings.DATA_DIR), Path(settings.BACKUP_DIR)}
    free = {str(place): shutil.disk_usage(_nearest(place)).free / 1e9 for place in places}
    said = "; ".join(
        _("%(place)s: свободно %(gb).1f ГБ") % {"place": p, "gb": gb} for p, gb in sorted(free.items())
    )
    least = min(free.values())
    if least < _ROOM_GB:
        return red(
            "disk", _("Место на диске"), said, _("Освободите место: меньше 1 ГБ — журнал остановится.")
        )
    if least < _FEW_GB:
        return amber("disk", _("Место на диске"), said, _("Скоро понадобится место: осталось меньше 5 ГБ."))
    return green("disk", _("Место на диске"), said)


def clock() -> Line:
    """This machine's clock against the database's, and whether the system keeps it in sync."""
    with connection.cursor() as cursor:
        # the real clock of this machine is what is checked here, so the product's shifted one will not do
        before = datetime.now(UTC)
        cursor.execute("SELECT clock_timestamp()")
        theirs = cursor.fetchone()[0]
    apart = abs((theirs - before).total_seconds())
    way_on = _("Включите синхронизацию времени: apt-get install systemd-timesyncd, timedatectl set-ntp true")
    if apart > _APART_SECONDS:
        said = _("Часы этой машины и базы разошлись на %(s).0f с.") % {"s": apart}
        return red("clock", _("Часы"), said, way_on)
    if not _synchronised():
        return amber("clock", _("Часы"), _("Идут, но система не подтверждает синхронизацию времени."), way_on)
    return green("clock", _("Часы"), _("Синхронизированы."))


def secrets() -> Line:
    """Whether keys and passwords are closed to other users of the machine."""
    folder = Path(settings.DATA_DIR) / "secrets"
    if folder.exists() and folder.stat().st_mode & 0o077:
        said = _("Каталог %(folder)s открыт другим пользователям.") % {"folder": folder}
        return red("secrets", _("Ключи"), said, f"chmod -R go= {folder}")
    return green("secrets", _("Ключи"), _("Доступны только программе."))


def _synchronised() -> bool:
    try:
        return ctypes.CDLL(None).adjtimex(ctypes.byref(_Timex())) not in (_TIME_ERROR, -1)
    except (OSError, AttributeError):
        return False


def _nearest(place: Path) -> Path:
    """The place itself or its nearest directory that is there."""
    return next(each for each in (place, *place.parents) if each.exists())
