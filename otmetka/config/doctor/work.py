"""Backups and jobs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from otmetka.config.backup.rotation import moment_of
from otmetka.config.doctor.line import Line, amber, green, red
from otmetka.core.models import Installation

_FRESH = timedelta(hours=26)
_HEARTBEAT = timedelta(seconds=90)
_STUCK = timedelta(minutes=10)


def backups(now: datetime) -> Line:
    """Age of the last backup. The first night of an installation may still come."""
    title = _("Резервная копия")
    if settings.DEMO:
        said = _("В демонстрации копии не делаются.")
        return amber("backup", title, said, _("В школе их делает otmetka-backup.timer каждую ночь."))
    place = Path(settings.BACKUP_DIR)
    try:
        moments = (
            sorted(filter(None, (moment_of(path.name) for path in place.iterdir()))) if place.exists() else []
        )
    except OSError:
        said = _("Каталог %(place)s не читается.") % {"place": place}
        return red("backup", title, said, _("Дайте программе право на этот каталог."))
    way_on = _("Выполните: otmetka backup; включите systemctl enable --now otmetka-backup.timer")
    if not moments:
        made_at = Installation.objects.values_list("made_at", flat=True).first()
        if made_at is not None and now - made_at < _FRESH:
            return green("backup", title, _("Программа новая: первая копия будет ночью."))
        return red("backup", title, _("Копий в %(place)s нет.") % {"place": place}, way_on)
    last = moments[-1].replace(tzinfo=UTC)
    said = _("Последняя: %(at)s UTC, всего %(n)s, в %(place)s.") % {
        "at": f"{last:%d.%m.%Y %H:%M}", "n": len(moments), "place": place,
    }  # fmt: skip
    return green("backup", title, said) if now - last < _FRESH else red("backup", title, said, way_on)


def jobs() -> Line:
    """Whether a worker is alive, and whether jobs wait or failed."""
    title = _("Фоновые задания")
    # the worker's heartbeat is the database's own time, so it is compared with that, not with the demo's
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s),"
            " count(*) FILTER (WHERE status = 'todo'),"
            " count(*) FILTER (WHERE status = 'todo' AND scheduled_at IS NULL AND id IN ("
            "   SELECT job_id FROM procrastinate_events WHERE type = 'deferred' AND at < now() - %s)),"
            " count(*) FILTER (WHERE status = 'failed') FROM procrastinate_jobs",
            [_HEARTBEAT, _STUCK],
        )
        workers, waiting, stuck, failed = cursor.fetchone()
    said = _("Исполнителей: %(workers)s, ждут: %(waiting)s, не удалось: %(failed)s.") % {
        "workers": workers, "waiting": waiting, "failed": failed,
    }  # fmt: skip
    if not workers:
        return red("jobs", title, said, _("Запустите исполнителя: systemctl start otmetka-worker"))
    if stuck:
        return red("jobs", title, said, _("Задания стоят больше 10 минут: посмотрите журнал otmetka-worker."))
    if failed:
        return amber("jobs", title, said, _("Посмотрите в журнале otmetka-worker, что не удалось."))
    return green("jobs", title, said)
