from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "otmetka.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
