"""The one way out of the store (SECURITY 11). Its URL stands in ``otmetka.config.pages``."""

import logging

from django.http import FileResponse, HttpRequest
from django.utils.http import content_disposition_header

from otmetka.core.errors import NotFound
from otmetka.core.slots import ask
from otmetka.files import words
from otmetka.files.models import StoredFile
from otmetka.files.store import open_stored

log = logging.getLogger("otmetka.files")

#: Even if a browser showed the file, it would be a page without scripts, forms and an origin.
_POLICY = "sandbox; default-src 'none'"


def stored_file(request: HttpRequest, file_id: int) -> FileResponse:
    """A file for those whom its owner lets read it; for all others there is no such file.

    The owners (homework, later letters and documents) answer the slot ``files.readers`` with
    ``(actor, file_id, school_id) -> bool``. A file that hangs on nothing is nobody's.
    """
    actor = request.actor
    row = StoredFile.objects.filter(school_id__in=actor.school_ids, id=file_id).first()
    if row is None or not any(ask("files.readers", actor, file_id=row.id, school_id=row.school_id)):
        raise NotFound(str(words.MISSING))
    try:
        content = open_stored(row.key)
    except FileNotFoundError:
        log.error("store: file %s of school %s is missing", row.id, row.school_id)
        raise NotFound(str(words.MISSING)) from None
    response = FileResponse(content, content_type=row.content_type)
    response["Content-Length"] = row.size
    response["Content-Disposition"] = content_disposition_header(True, row.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cache-Control"] = "private, no-store"
    return response
