"""Addresses of the shell: the look, the worker of the browser, the page without network."""

from django.urls import path

from otmetka.ui.web.offline import offline, worker
from otmetka.ui.web.theme import theme

app_name = "ui"
urlpatterns = [
    path("ui/theme/", theme, name="theme"),
    path("ui/offline/", offline, name="offline"),
    path("sw.js", worker, name="worker"),
]
