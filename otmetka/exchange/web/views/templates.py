"""/exchange/templates/: empty templates with a header and example rows."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from otmetka.core.errors import NotFound
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.files_out import FORMS
from otmetka.exchange.web.download import download


def template(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """One template as .xlsx or .csv. Raises NotFound."""
    if kind not in TEMPLATES or form not in FORMS:
        raise NotFound(_("Такого шаблона нет."))
    found = TEMPLATES[kind]
    return download(found, [list(row) for row in found.examples], form, f"{found.title}, шаблон")
