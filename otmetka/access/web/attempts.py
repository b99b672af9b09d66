"""Limits of attempts at the door, kept by django-axes: five for a login from one address, then 15 minutes."""

from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from otmetka.access.web.client import address

#: Stands for a login where a code is typed; no login may hold this sign.
CODE_ATTEMPTS = "#code"
#: A whole class types its slips from one address.
CODE_LIMIT = 40
LOGIN_LIMIT = 5


def failure_limit(request: HttpRequest, credentials: dict[str, str]) -> int:
    """How many failures are borne (AXES_FAILURE_LIMIT)."""
    return CODE_LIMIT if credentials.get("login") == CODE_ATTEMPTS else LOGIN_LIMIT


def attempt_failed(request: HttpRequest, login: str) -> None:
    """Count a failure that did not come through ``authenticate``: a wrong code, a wrong old password."""
    user_login_failed.send(sender=__name__, credentials={"login": login}, request=request)


def locked_until(request: HttpRequest, login: str) -> datetime | None:
    """When attempts are borne again, on the product's clock; None if they are now."""
    if AxesProxyHandler.is_allowed(request, {"login": login}):
        return None
    rows = AccessAttempt.objects.filter(username=login, ip_address=address(request))
    last = rows.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    if last is None:
        return request.now
    # axes reads the machine's clock; ours is shifted in the demo
    return last + timedelta(hours=settings.AXES_COOLOFF_TIME, seconds=settings.DEMO_OFFSET_SECONDS)
