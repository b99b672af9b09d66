"""``/healthz``: whether this process serves and reaches its database; says nothing else."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from otmetka.access.routes import PUBLIC, route


def healthz(request: HttpRequest) -> HttpResponse:
    """``ok``. A database that does not answer raises OperationalError, which becomes 503 (ui.errors)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


urlpatterns = [route("healthz", healthz, name="healthz", action=PUBLIC)]
