"""Mail server and certificate."""

import smtplib
import socket
import ssl
from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from otmetka.config.doctor.line import Line, amber, green, red

_SECONDS = 3
_DAYS_LEFT = 14


def mail() -> Line:
    """Whether the mail server answers; letters of the journal go through it."""
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    if settings.DEMO:
        said = _("В демонстрации письма не отправляются.")
        return amber("mail", _("Почта"), said, _("В школе укажите OTMETKA_SMTP_HOST."))
    way_on = _("Запустите почтовый сервер или укажите другой: OTMETKA_SMTP_HOST, OTMETKA_SMTP_PORT.")
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=_SECONDS) as server:
            code, _answer = server.noop()
    except (OSError, smtplib.SMTPException) as error:
        said = _("%(where)s не отвечает (%(why)s).") % {"where": where, "why": type(error).__name__}
        return red("mail", _("Почта"), said, way_on)
    if code != 250:
        return red(
            "mail", _("Почта"), _("%(where)s отказывает: %(code)s.") % {"where": where, "code": code}, way_on
        )
    return green("mail", _("Почта"), _("%(where)s отвечает.") % {"where": where})


def certificate() -> Line:
    """Days left of the certificate that visitors see."""
    title = _("Сертификат")
    if not settings.SESSION_COOKIE_SECURE:
        way_on = _("Поставьте TLS перед программой и OTMETKA_TLS=1, прежде чем открыть её для школы.")
        return amber("certificate", title, _("TLS не включён: годится только на этой машине."), way_on)
    host = next((name for name in settings.ALLOWED_HOSTS if not name.startswith(".")), "localhost")
    way_on = _("Продлите сертификат в прокси; см. docs/how-to/production.md.")
    try:
        until = _valid_until(host)
    except (OSError, ssl.SSLError) as error:
        said = _("https://%(host)s не открывается (%(why)s).") % {"host": host, "why": type(error).__name__}
        return red("certificate", title, said, way_on)
    # the real clock, not the product's: a certificate knows nothing of the demo's day
    left = (until - datetime.now(UTC)).days
    said = _("%(host)s: до %(until)s.") % {"host": host, "until": f"{until:%d.%m.%Y}"}
    return (
        green("certificate", title, said) if left >= _DAYS_LEFT else red("certificate", title, said, way_on)
    )


def _valid_until(host: str) -> datetime:
    context = ssl.create_default_context()
    with socket.create_connection((host, 443), timeout=_SECONDS) as plain:
        with context.wrap_socket(plain, server_hostname=host) as wrapped:
            end = ssl.cert_time_to_seconds(str((wrapped.getpeercert() or {})["notAfter"]))
    return datetime.fromtimestamp(end, UTC)
