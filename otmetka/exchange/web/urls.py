"""Addresses of exchange."""

from otmetka.access.routes import route
from otmetka.exchange.policy import EXPORT, WRITE
from otmetka.exchange.web.views import exports, imports, templates

BOTH = ("GET", "POST")

app_name = "exchange"
urlpatterns = [
    route("exchange/", imports.start, name="start", action=EXPORT),
    route("exchange/imports/", imports.import_list, name="imports", action=WRITE),
    route("exchange/imports/new/", imports.import_new, name="import_new", action=WRITE, methods=BOTH),
    route("exchange/imports/<int:import_id>/", imports.import_one, name="import", action=WRITE),
    route(
        "exchange/imports/<int:import_id>/application/",
        imports.import_apply,
        name="import_apply",
        action=WRITE,
        methods=("POST",),
    ),
    route(
        "exchange/imports/<int:import_id>/names/",
        imports.import_names,
        name="import_names",
        action=WRITE,
        methods=("POST",),
    ),
    route(
        "exchange/imports/<int:import_id>/undo/",
        imports.import_undo,
        name="import_undo",
        action=WRITE,
        methods=("POST",),
    ),
    route("exchange/exports/", exports.export_page, name="exports", action=EXPORT, methods=BOTH),
    route("exchange/templates/<slug:kind>.<slug:form>", templates.template, name="template", action=WRITE),
]
