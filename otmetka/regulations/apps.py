from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "otmetka.regulations"
    label = "regulations"
    default_auto_field = "django.db.models.BigAutoField"
