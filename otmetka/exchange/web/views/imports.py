"""/exchange/imports/: upload, preview, apply, undo."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.exchange.models import Import
from otmetka.exchange.policy import PUBLISH, WRITE, import_to_read, visible_imports
from otmetka.exchange.queries.imports import import_lines, preview_of
from otmetka.exchange.rules.tables.table import MAX_BYTES
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.apply_import import apply_import
from otmetka.exchange.services.decide_names import decide_names
from otmetka.exchange.services.obstacles import Obstacle
from otmetka.exchange.services.undo_import import undo_import
from otmetka.exchange.services.upload_import import upload_import
from otmetka.exchange.web.forms.imports import UploadForm
from otmetka.exchange.web.forms.names import NamesForm, chosen_names
from otmetka.exchange.words import say_obstacle

PAGE = 50


def start(request: HttpRequest) -> HttpResponse:
    """Lead to what this actor may do: import, else export."""
    name = "imports" if request.actor.may(WRITE) else "exports"
    return HttpResponseRedirect(reverse(f"exchange:{name}"))


def import_list(request: HttpRequest) -> HttpResponse:
    """All imports with their state."""
    pages = Paginator(visible_imports(request.actor), PAGE).get_page(request.GET.get("page"))
    context = {"page": {"title": _("Загрузка из файлов")}, "pages": pages, "lines": import_lines(pages)}
    return render(request, "exchange/imports/list.html", context)


def import_new(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is looked into at once and written only from its preview."""
    posted = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm(initial=_asked(request))
    if posted and _small(form) and form.is_valid():
        try:
            made = upload_import(actor=request.actor, upload=form.upload(), now=request.now)
        except Invalid as error:
            for field, message in (error.details["fields"] or {"file": error.message}).items():
                form.add_error(field, message)
        else:
            return HttpResponseRedirect(reverse("exchange:import", args=[made.id]))
    context = {
        "page": {"title": _("Загрузить файл"), "crumbs": [_crumb()]},
        "form": form,
        "kinds": TEMPLATES.values(),
    }
    return render(request, "exchange/imports/new.html", context, status=422 if posted else 200)


def import_one(request: HttpRequest, import_id: int) -> HttpResponse:
    """The preview, or what became of it."""
    return _page(request, import_to_read(request.actor, import_id))


def import_apply(request: HttpRequest, import_id: int) -> HttpResponse:
    """Write what was previewed; when the base has moved since, show the new difference."""
    publish = request.POST.get("publish") == "on"
    done = apply_import(actor=request.actor, import_id=import_id, now=request.now, publish=publish)
    if done.state in ("ready", "refused"):
        return _page(request, done, status=409)
    if done.state == "applied":
        messages.success(request, _("Записано."))
    return HttpResponseRedirect(reverse("exchange:import", args=[import_id]))


def import_names(request: HttpRequest, import_id: int) -> HttpResponse:
    """Decide upon the names of an aSc file."""
    of_import = import_to_read(request.actor, import_id)
    terms = of_import.report.get("asc", {}).get("terms", 1)
    form = NamesForm(request.POST, school_id=request.actor.school_id, terms=terms)
    if not form.is_valid():
        return _page(request, of_import, status=422, names_form=form)
    said = form.cleaned_data
    chosen = chosen_names(request.POST)
    chosen |= {"~": "1" if said["alike"] else "", "*": "+" if said["missing"] else ""}
    decide_names(
        actor=request.actor,
        import_id=import_id,
        year=said["year"],
        from_on=said["from_on"],
        term=said["term"] or 1,
        chosen=chosen,
        now=request.now,
    )
    return HttpResponseRedirect(reverse("exchange:import", args=[import_id]))


def import_undo(request: HttpRequest, import_id: int) -> HttpResponse:
    """Take the whole import back, or say what stands in the way."""
    found = undo_import(actor=request.actor, import_id=import_id, now=request.now)
    if found:
        return _page(request, import_to_read(request.actor, import_id), found, status=409)
    messages.success(request, _("Импорт отменён: всё, как было до него."))
    return HttpResponseRedirect(reverse("exchange:import", args=[import_id]))


def _page(
    request: HttpRequest,
    of_import: Import,
    found: list[Obstacle] | None = None,
    status: int = 200,
    names_form: NamesForm | None = None,
) -> HttpResponse:
    context = {
        "names_form": names_form or _names_form(of_import),
        "page": {"title": of_import.file_name, "crumbs": [_crumb()]},
        "it": preview_of(of_import),
        "obstacles": [say_obstacle(one) for one in found or ()],
        "may_publish": request.actor.may(PUBLISH),
    }
    return render(request, "exchange/imports/one.html", context, status=status)


def _names_form(of_import: Import) -> NamesForm | None:
    asc = of_import.report.get("asc")
    if not asc or of_import.state not in ("ready", "refused"):
        return None
    chosen = of_import.options.get("asc", {}).get("chosen", {})
    initial = {
        "year": asc["year"],
        "from_on": asc["from_on"],
        "term": of_import.options.get("asc", {}).get("term", 1),
        "alike": "~" in chosen,
        "missing": "*" in chosen,
    }
    return NamesForm(initial=initial, school_id=of_import.school_id, terms=asc["terms"])


def _asked(request: HttpRequest) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in TEMPLATES else {}


def _small(form: UploadForm) -> bool:
    """A file that is too big is refused before it is read."""
    file = form.files.get("file")
    if file is not None and file.size > MAX_BYTES:
        form.add_error("file", _("Файл больше %d МБ. Разделите его на части.") % (MAX_BYTES // 1024 // 1024))
        return False
    return True


def _crumb() -> dict[str, str]:
    return {"title": _("Загрузка из файлов"), "url": reverse("exchange:imports")}
