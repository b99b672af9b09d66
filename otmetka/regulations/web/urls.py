"""Addresses of the act's numbers."""

from otmetka.access.routes import route
from otmetka.regulations.services.work_kinds import WRITE
from otmetka.regulations.web.views.work_kinds import work_kind, work_kinds

app_name = "regulations"
urlpatterns = [
    route(
        "regulations/work-kinds/",
        work_kinds,
        name="work_kinds",
        action="regulations.kinds.read",
        methods=("GET", "POST"),
    ),
    route(
        "regulations/work-kinds/<int:kind_id>/",
        work_kind,
        name="work_kind",
        action=WRITE,
        methods=("GET", "POST"),
    ),
]
