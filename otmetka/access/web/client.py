"""Who is at the other end of the line: address and browser."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

AGENT_LENGTH = 200


def address(request: HttpRequest) -> str | None:
    """The client's address: from the trusted proxy where there is one, else of the connection itself."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        # counted from the end: what stands further left is written by the client himself
        told = passed[-settings.TRUSTED_PROXIES] if len(passed) >= settings.TRUSTED_PROXIES else told
    try:
        return str(ip_address(told.strip()))
    except ValueError:
        return None


def agent(request: HttpRequest) -> str:
    """The browser as it names itself, cut to what is kept."""
    return request.META.get("HTTP_USER_AGENT", "").replace("\x00", "")[:AGENT_LENGTH]
