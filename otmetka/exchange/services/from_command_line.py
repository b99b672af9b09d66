"""What ``otmetka import`` does: the same import as the page's, told in lines of text."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from otmetka.audit.trail import SYSTEM
from otmetka.core import clock
from otmetka.core.errors import Invalid, NotFound
from otmetka.core.tenancy import school_scope
from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.export_rows import take_out
from otmetka.exchange.services.files_out import FORMS, as_bytes
from otmetka.exchange.services.load_folder import load_file
from otmetka.exchange.services.planning import Planned, plan_file
from otmetka.exchange.words import say, say_counts, say_fault
from otmetka.schools.models import School

SHOWN = 50


def import_file(school_id: int, kind: str, path: Path, *, apply: bool, publish: bool) -> Iterator[str]:
    """Lines of the report; the file is written only with ``apply``. Raises Invalid, NotFound."""
    now = clock.now()
    planned = _preview(school_id, kind, path, now)
    yield f"{TEMPLATES[planned.kind].title}: {say_counts(planned.plan.counts)} ({planned.how})"
    yield from _listed(_("Внимание"), planned.plan.warnings)
    if planned.plan.faults:
        yield from _listed(_("Ошибки"), planned.plan.faults)
        raise Invalid(_("Файл не принят: ошибок %d. Ничего не записано.") % len(planned.plan.faults))
    if not apply:
        yield _("Ничего не записано: это просмотр. Чтобы записать, добавьте --apply.")
        return
    made = load_file(school_id, kind, path, SYSTEM, now=now, publish=publish)
    yield _("Записано. Импорт № %d.") % made.id


def _preview(school_id: int, kind: str, path: Path, now) -> Planned:
    with school_scope(school_id):
        school = School.objects.filter(id=school_id).first()
        if school is None:
            raise NotFound(_("Школы с номером %d нет.") % school_id)
        try:
            today = clock.local_date(now, school.timezone)
            return plan_file(school_id, kind, path.read_bytes(), path.name, today=today)
        except BadFile as bad:
            raise Invalid(say(bad.code, bad.details)) from bad


def export_file(school_id: int, kind: str, path: Path, *, year: str | None) -> str:
    """Write a template's file, readable by its user alone; one line of report. Raises Invalid, NotFound."""
    form = path.suffix.lower().lstrip(".")
    if kind not in TEMPLATES or form not in FORMS:
        kinds = ", ".join(TEMPLATES)
        raise Invalid(_("Нужен файл .xlsx или .csv и вид данных из: %s.") % kinds)
    with school_scope(school_id):
        if not School.objects.filter(id=school_id).exists():
            raise NotFound(_("Школы с номером %d нет.") % school_id)
        rows = take_out(school_id, kind, year=year, form=form, now=clock.now())
    path.write_bytes(as_bytes(TEMPLATES[kind], rows, form))
    return _("%(title)s: строк %(count)d → %(file)s") % {
        "title": TEMPLATES[kind].title,
        "count": len(rows),
        "file": path,
    }


def _listed(title: str, faults: list) -> Iterator[str]:
    if faults:
        yield f"{title}: {len(faults)}"
    for fault in faults[:SHOWN]:
        yield f"  {say_fault(fault)}"
    if len(faults) > SHOWN:
        yield _("  … и ещё %d") % (len(faults) - SHOWN)
