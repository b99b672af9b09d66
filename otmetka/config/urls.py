"""Root URLs."""

from django.urls import include, path

from otmetka.config.doctor.page import urlpatterns as system_urls
from otmetka.config.health import urlpatterns as health_urls
from otmetka.config.launch.page import urlpatterns as launch_urls
from otmetka.config.pages import urlpatterns as page_urls
from otmetka.config.start import urlpatterns as start_urls

urlpatterns = [
    *health_urls,
    *system_urls,
    *launch_urls,
    *start_urls,
    *page_urls,
    path("", include("otmetka.ui.web.urls")),
    path("", include("otmetka.access.web.urls")),
    path("", include("otmetka.people.web.urls")),
    path("", include("otmetka.journal.web.urls")),
    path("", include("otmetka.diary.web.urls")),
    path("", include("otmetka.timetable.web.urls")),
    path("", include("otmetka.exchange.web.urls")),
    path("", include("otmetka.schools.web.urls")),
    path("", include("otmetka.regulations.web.urls")),
]

handler400 = "otmetka.ui.errors.bad_request"
handler404 = "otmetka.ui.errors.not_found"
handler500 = "otmetka.ui.errors.server_error"
