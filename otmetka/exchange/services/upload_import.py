"""Taking a file: keep its bytes, look into it, and plan it at once or, when it is long, in the worker."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Forbidden, Invalid
from otmetka.core.places import Place
from otmetka.exchange.models import Import
from otmetka.exchange.policy import ASSIGN, WRITE
from otmetka.exchange.rules.tables.table import MAX_BYTES
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.planning import ASC
from otmetka.exchange.services.prepare_import import prepare
from otmetka.exchange.services.store import keep_bytes

#: Longer files are planned and written by the worker; a page waits.
LONG_BYTES = 150_000


@dataclass(frozen=True)
class Upload:
    """A file as it came; ``command`` is the form's number: a second submit makes no second import."""

    kind: str
    file_name: str
    data: bytes
    command: UUID
    move_on: date | None = None
    close_on: date | None = None


def upload_import(*, actor: Actor, upload: Upload, now: datetime) -> Import:
    """The import of this upload, previewed or waiting for its preview. Raises Forbidden, Invalid."""
    if "school" not in actor.relations(WRITE):
        raise Forbidden(_("Загружать файлы вам нельзя."))
    _check(upload)
    before = Import.objects.filter(school_id=actor.school_id, command=upload.command).first()
    if before is not None:
        return before
    of_import = _make(actor, upload, now)
    place = Place("exchange", "import", of_import.id, actor.school_id)
    new = {
        "kind": upload.kind,
        "file": of_import.file_name,
        "sha256": of_import.sha256,
        "size": of_import.size,
    }
    record(actor.who, Change("exchange.import.upload", place, new=new), now=now)
    if len(upload.data) > LONG_BYTES:
        _later(of_import)
    else:
        prepare(of_import, upload.data, now=now)
    return of_import


def _check(upload: Upload) -> None:
    if upload.kind not in (*TEMPLATES, ASC):
        raise Invalid(_("Выберите, что загружаете."), fields={"kind": _("Выберите вид данных.")})
    if not upload.data:
        raise Invalid(_("Файл пуст."), fields={"file": _("Файл пуст.")})
    if len(upload.data) > MAX_BYTES:
        message = _("Файл больше %d МБ. Разделите его на части.") % (MAX_BYTES // 1024 // 1024)
        raise Invalid(message, fields={"file": message})


def _make(actor: Actor, upload: Upload, now: datetime) -> Import:
    return Import.objects.create(
        school_id=actor.school_id,
        kind=upload.kind,
        file_name=clean_name(upload.file_name),
        sha256=keep_bytes(actor.school_id, upload.data),
        size=len(upload.data),
        command=upload.command,
        options=_options(actor, upload),
        made_by_id=actor.person_id,
        at=now,
    )


def clean_name(name: str) -> str:
    """A file's name as text to show: no folders, no control characters, 200 at most, its ending kept."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(letter for letter in name if letter.isprintable()).strip() or _("без имени")
    return name if len(name) <= 200 else name[:150] + "…" + name[-40:]


def _options(actor: Actor, upload: Upload) -> dict[str, Any]:
    said = {"assigns": actor.may(ASSIGN), "self_id": actor.person_id}
    days = {"move_on": upload.move_on, "close_on": upload.close_on}
    return said | {name: day.isoformat() for name, day in days.items() if day}


def _later(of_import: Import) -> None:
    from otmetka.exchange.tasks import prepare_import

    of_import.state = "reading"
    of_import.save(update_fields=["state"])
    prepare_import.defer(school_id=of_import.school_id, import_id=of_import.id)
