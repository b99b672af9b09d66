"""Opening and closing the session of a request."""

from django.contrib.auth import login as django_login
from django.contrib.auth import logout as django_logout
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from otmetka.access.models import Account
from otmetka.access.services.trail import owner_of, record_account
from otmetka.access.sessions import stored_key
from otmetka.access.web.client import address, agent

BACKEND = "otmetka.access.backend.AccountBackend"


def open_session(request: HttpRequest, account: Account) -> None:
    """Sign ``account`` in under a new session key, and write it down."""
    request.session.flush()
    django_login(request, account, backend=BACKEND)
    request.session.update(
        {"made_at": request.now.isoformat(), "address": address(request), "agent": agent(request)}
    )
    key = stored_key(request.session.session_key)
    record_account(owner_of(account.pk, key), "access.signed_in", account.pk, now=request.now)


def close_session(request: HttpRequest) -> None:
    """Sign out, and write it down."""
    actor = request.actor
    if actor is not None:
        record_account(actor.who, "access.signed_out", actor.account_id, now=request.now)
    django_logout(request)


def safe_next(request: HttpRequest) -> str:
    """Where to go after sign-in: ``next`` if it is a page of ours, else the start page."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else "/"
