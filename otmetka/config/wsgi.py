"""WSGI entry point for Granian."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "otmetka.config.settings")
application = get_wsgi_application()

from otmetka.config.checks import refuse_bad_start  # noqa: E402  (needs the apps that were loaded above)

refuse_bad_start()
