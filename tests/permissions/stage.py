"""The stage of the matrix: all addresses, all duties, all relations, each request undone afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from otmetka.access.matrix import relations_for
from otmetka.access.routes import PUBLIC, SIGNED_IN
from otmetka.config.checks import OPEN_NAMES
from tests.permissions.objects import ACTIONS, IDS, PLAIN, SET_FOR_ALL, Bundle, body_of
from tests.world import STAFF, World

BACKEND = "otmetka.access.backend.AccountBackend"
#: Who asks: staff with one duty each, a teacher who is a class teacher, one who looks as a parent, a
#: guardian, a pupil, a person without any duty.
KINDS: dict[str, frozenset[str]] = {
    **{key: frozenset({duty}) for key, (*_name, duty) in STAFF.items()},
    "t2": frozenset({"teacher", "class_teacher"}),
    "t3_guardian": frozenset({"guardian"}),
    "p1": frozenset({"guardian"}),
    "u1": frozenset({"pupil"}),
    "nobody": frozenset(),
}


#: The theme is chosen by a POST that any visitor may send; its floor knows no routes.
OPEN_METHODS = {"ui:theme": ("POST",)}


@dataclass(frozen=True)
class Address:
    """One URL pattern."""

    name: str
    action: str
    methods: tuple[str, ...]
    arguments: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The arguments that name objects."""
        return tuple(argument for argument in self.arguments if argument not in PLAIN)

    def actions(self, method: str) -> tuple[str, ...]:
        """What must be granted for ``method``."""
        return ACTIONS.get((self.name, method), (self.action,))

    def values(self, bundle: Bundle) -> dict:
        """The arguments for a bundle. Raises LookupError where objects.py has no line for one."""
        return {argument: self._maker(argument)(bundle) for argument in self.arguments}

    def url(self, values: dict) -> str:
        """The address itself."""
        return reverse(self.name, kwargs=values)

    def _maker(self, argument: str):
        maker = IDS.get(f"{self.name}:{argument}") or IDS.get(argument)
        if maker is None:
            raise LookupError(f"{self.name}: add {argument!r} to tests/permissions/objects.py")
        return maker


def addresses(resolver=None, space: str = "") -> Iterator[Address]:
    """Every URL pattern of the product."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            view, name = entry.callback, f"{space}{entry.name}"
            action = PUBLIC if name in OPEN_NAMES else getattr(view, "action", "")
            methods = getattr(view, "methods", OPEN_METHODS.get(name, ("GET",)))
            yield Address(name, action, tuple(methods), tuple(entry.pattern.converters))
        else:
            yield from addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)


@dataclass
class Stage:
    """The cast signed in, with its objects."""

    world: World
    bundles: dict[str, Bundle]
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def client(self, key: str | None, **options) -> Client:
        """A fresh browser of a person of the cast; None is an anonymous one."""
        client = Client(**options)
        for name, value in self.cookies.get(key, {}).items():
            client.cookies[name] = value
        return client

    def ask(self, key: str | None, method: str, url: str, *, client=None, **body):
        """The answer of one request, whose writes are undone."""
        client = client or self.client(key)
        mark = transaction.savepoint()
        try:
            send = getattr(client, method.lower())
            return send(url, headers={"Accept": "application/json"}, **(body if method == "POST" else {}))
        finally:
            transaction.savepoint_rollback(mark)

    def ask_for(self, key: str | None, method: str, address: Address, bundle: Bundle, **swapped):
        """One request about the objects of a bundle, some of its ids swapped."""
        url = address.url({**address.values(bundle), **swapped})
        return self.ask(key, method, url, **body_of(address.name, bundle))

    def sign_everybody_in(self) -> None:
        """One session for each person of :data:`KINDS`."""
        for key in KINDS:
            client = Client()
            client.force_login(self.world.home.accounts[key.removesuffix("_guardian")], backend=BACKEND)
            if key.endswith("_guardian"):
                assert client.post("/access/hat/", {"hat": "guardian:0"}).status_code == 302
            self.cookies[key] = {name: morsel.value for name, morsel in client.cookies.items()}


def may(key: str, address: Address, method: str, bundle: Bundle) -> bool:
    """What the table says: the duty's relations and what the person is to the objects."""
    actions = address.actions(method)
    if set(actions) & {PUBLIC, SIGNED_IN}:
        return True
    granted = frozenset().union(*(relations_for(action, KINDS[key]) for action in actions))
    # who may not even come in by the route's own action is turned back at the door
    if address.action != SIGNED_IN and not relations_for(address.action, KINDS[key]):
        return False
    facts = bundle.facts(key, set_for_all=address.name in SET_FOR_ALL)
    return bool(granted & facts) if address.ids else bool(granted)


def code_of(answer) -> str:
    """The code of a refusal in JSON; '' for an answer that is none."""
    if answer.get("Content-Type", "").startswith("application/json"):
        said = answer.json()
        return said.get("code", "") if isinstance(said, dict) else ""
    return ""


def is_denied(answer) -> bool:
    """Whether the right was refused (a lawful refusal of the act is no denial)."""
    if answer.status_code in (401, 404):
        return True
    return answer.status_code == 403 and code_of(answer) != "refused"
