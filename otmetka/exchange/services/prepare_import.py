"""Planning a kept file: its preview, or the sentence that refuses it."""

from datetime import date, datetime

from otmetka.core.clock import local_date
from otmetka.exchange.models import Import
from otmetka.exchange.rules.faults import BadFile
from otmetka.exchange.services.apply.context import Options
from otmetka.exchange.services.asc.plan import AscPlanned, answers_of, plan_asc
from otmetka.exchange.services.planning import ASC, Planned, fingerprint, plan_file
from otmetka.exchange.services.report import refusal_of, report_of
from otmetka.exchange.services.store import read_bytes
from otmetka.exchange.words import say
from otmetka.schools.models import School


def prepare(of_import: Import, data: bytes, *, now: datetime) -> None:
    """Put the preview into the import: ready to be applied, or refused."""
    try:
        planned = plan_import(of_import, data, now=now)
    except BadFile as bad:
        _refuse(of_import, say(bad.code, bad.details))
        return
    show(of_import, planned)


def prepare_kept(school_id: int, import_id: int, *, now: datetime) -> None:
    """The same in the worker, for a file that was kept before. Twice is once."""
    of_import = Import.objects.select_for_update().get(school_id=school_id, id=import_id)
    if of_import.state in ("new", "reading"):
        prepare(of_import, read_bytes(school_id, of_import.sha256), now=now)


def plan_import(of_import: Import, data: bytes, *, now: datetime, keep: bool = False) -> Planned:
    """The plan of an import against the base as it is now. Raises BadFile.

    An aSc file is written while it is planned; only with ``keep`` is it left so.
    """
    school = School.objects.get(id=of_import.school_id)
    if of_import.kind == ASC:
        answers, today = answers_of(of_import.options), local_date(now, school.timezone)
        return as_planned(plan_asc(of_import.school_id, data, answers, today=today, keep=keep))
    return plan_file(
        of_import.school_id,
        of_import.kind,
        data,
        of_import.file_name,
        today=local_date(now, school.timezone),
        options=options_of(of_import),
    )


def as_planned(asc: AscPlanned) -> Planned:
    """An aSc plan in the shape of the others."""
    return Planned(ASC, asc.plan, asc.rows, "aSc XML", asc)


def options_of(of_import: Import) -> Options:
    """What was said on the page, as the planners take it."""
    days = {
        name: date.fromisoformat(of_import.options[name])
        for name in ("move_on", "close_on")
        if of_import.options.get(name)
    }
    return Options(
        **days,
        assigns=of_import.options.get("assigns", True),
        self_id=of_import.options.get("self_id"),
    )


def show(of_import: Import, planned: Planned) -> None:
    """Keep the preview of a plan."""
    of_import.counts = planned.plan.counts
    of_import.report = report_of(planned)
    of_import.fingerprint = fingerprint(planned.plan)
    of_import.state = "refused" if planned.plan.faults else "ready"
    of_import.save(update_fields=["counts", "report", "fingerprint", "state"])


def _refuse(of_import: Import, sentence: str) -> None:
    of_import.report = refusal_of(sentence)
    of_import.state = "refused"
    of_import.save(update_fields=["report", "state"])
