"""A table as a file to keep: never shown inside the page (SECURITY 11, 17)."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from otmetka.exchange.rules.kinds import Kind
from otmetka.exchange.services.files_out import FORMS, as_bytes


def download(kind: Kind, rows: list[list[str]], form: str, name: str) -> HttpResponse:
    """``rows`` in the template of ``kind`` as an attachment."""
    response = HttpResponse(as_bytes(kind, rows, form), content_type=FORMS[form])
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
