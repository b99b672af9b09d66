"""From a request to its actor and to the scope of schools: one transaction for each request."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from otmetka.access.services.sessions import note_seen
from otmetka.access.sessions import stored_key
from otmetka.audit.trail import Change, record
from otmetka.core import clock
from otmetka.core.errors import Denial, NotSignedIn
from otmetka.core.places import Place
from otmetka.core.tenancy import narrow_scope, school_scope
from otmetka.ui.errors import answer

HAT_KEY = "hat"


class AccountMiddleware:
    """``request.user`` and ``request.now``, read once."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.now = clock.now()
        request.actor = None
        request.denial = None
        request.user = SimpleLazyObject(lambda: request.session.account() or AnonymousUser())
        return self.get_response(request)


class ScopeMiddleware:
    """Opens the transaction with the schools of the account and builds the actor in it.

    Whatever the view raises rolls the transaction back; a refused access is written down afterwards in a
    transaction of its own (islamey.instr.3.6).
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response
        module, function = settings.ACTOR_BUILDER.rsplit(".", 1)
        self.build_actor = getattr(import_module(module), function)

    def __call__(self, request):
        if not request.COOKIES.get(settings.SESSION_COOKIE_NAME) or not request.user.is_authenticated:
            with transaction.atomic():
                return self.get_response(request)
        if request.headers.get("X-Account", str(request.user.pk)) != str(request.user.pk):
            # a page of somebody who has left this browser: what they typed must not go in under this name
            message = _("В этом браузере вошёл другой человек. Набранное сохранено и ждёт вашего входа.")
            return answer(request, NotSignedIn(message, code="other_account"))
        schools = request.session.stored.school_ids
        note_seen(request.session, now=request.now)
        with school_scope(*schools):
            request.actor = self._actor(request, schools)
            if request.actor.school_ids != schools:
                narrow_scope(*request.actor.school_ids)
            response = self.get_response(request)
        self._remember_denial(request, schools)
        return response

    def process_exception(self, request, exception) -> None:
        """Undo what the view had written; the error itself is turned into a page further out."""
        if connection.in_atomic_block:
            connection.set_rollback(True)

    def _actor(self, request, schools: tuple[int, ...]):
        session = stored_key(request.session.session_key)
        return self.build_actor(
            account_id=request.user.pk,
            school_ids=schools,
            hat=request.session.get(HAT_KEY),
            session=session,
            now=request.now,
        )

    def _remember_denial(self, request, schools: tuple[int, ...]) -> None:
        denial: Denial | None = request.denial
        actor = request.actor
        school_id = actor.school_id or next(iter(schools), None)
        if denial is None or school_id is None:
            return
        place = Place("access", "account", actor.account_id, school_id)
        new = {"path": denial.path, "status": denial.status}
        with school_scope(school_id):
            record(actor.who, Change("access.denied", place, new=new), now=request.now)
