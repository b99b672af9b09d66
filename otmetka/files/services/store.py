"""Keep uploaded files: all of one upload or none."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile

from otmetka.audit.trail import Change, Who, record_many
from otmetka.core.errors import Invalid
from otmetka.core.places import Place
from otmetka.files import store, words
from otmetka.files.models import StoredFile
from otmetka.files.rules.kinds import fit
from otmetka.files.rules.limits import Limits
from otmetka.files.rules.names import shown_name
from otmetka.files.rules.unfit import Unfit
from otmetka.ui.errors import Unavailable

log = logging.getLogger("otmetka.files")


@dataclass(frozen=True)
class _Checked:
    """A file that may be kept."""

    key: str
    name: str
    content_type: str
    content: bytes


def store_uploads(
    *, school_id: int, uploads: Sequence[UploadedFile], who: Who, now: datetime, limits: Limits | None = None
) -> list[StoredFile]:
    """Check, write to the store, then add the rows with their trail in the open transaction.

    The caller has decided that ``who`` may add files here and hangs the rows on their owner; until then
    nobody can read them. Raises Invalid with a reason for each refused file, Unavailable on a full disk.
    A transaction that is rolled back later leaves an unnamed file in the store, never a row without one.
    """
    limits = limits or Limits()
    if len(uploads) > limits.files:
        raise Invalid(str(words.TOO_MANY).format(files=limits.files))
    checked = _check_all(uploads, limits)
    _write_all(checked)
    try:
        rows = StoredFile.objects.bulk_create(_row(school_id, file, who, now) for file in checked)
        record_many(who, [_change(row) for row in rows], now=now)
    except Exception:
        for file in checked:
            store.remove(file.key)
        raise
    return rows


def _check_all(uploads: Sequence[UploadedFile], limits: Limits) -> list[_Checked]:
    checked, refused = [], {}
    for upload in uploads:
        name = shown_name(upload.name or "")
        try:
            # one byte more than allowed is enough to know; the rest is never read into memory
            content_type, content = fit(name, upload.read(limits.file_bytes + 1), limits)
            checked.append(_Checked(store.new_key(), name, content_type, content))
        except Unfit as unfit:
            refused[name] = words.reason(unfit)
    if refused:
        told = "; ".join(f"{name}: {why}" for name, why in refused.items())
        raise Invalid(f"{words.NOT_TAKEN}: {told}", fields=refused)
    return checked


def _write_all(checked: list[_Checked]) -> None:
    try:
        for file in checked:
            store.write(file.key, file.content)
    except OSError as full:
        log.error("store: %s", full.strerror)
        for file in checked:
            store.remove(file.key)
        raise Unavailable(str(words.NO_SPACE)) from full


def _row(school_id: int, file: _Checked, who: Who, now: datetime) -> StoredFile:
    return StoredFile(
        school_id=school_id,
        key=file.key,
        name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        sha256=sha256(file.content).hexdigest(),
        uploaded_by=who.person_id,
        at=now,
    )


def _change(row: StoredFile) -> Change:
    place = Place("files", "file", row.id, row.school_id)
    return Change("files.stored", place, new={"name": row.name, "size": row.size, "sha256": row.sha256})
