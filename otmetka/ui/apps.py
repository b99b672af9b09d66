"""Django application of the user interface."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """No models: templates, static files and the markup module."""

    name = "otmetka.ui"
    label = "ui"
