"""Every address × every duty × own, colleague's, other class, stranger school's (SECURITY 1-3)."""

import pytest

from otmetka.access.matrix import relations_for, table
from otmetka.access.routes import PUBLIC, SIGNED_IN
from tests.permissions.objects import IDLE, IDS, NONEXISTENT, OWN_TESTS
from tests.permissions.stage import KINDS, Address, addresses, is_denied, may

ALL = sorted(addresses(), key=lambda address: address.name)
WITH_IDS = [address for address in ALL if address.ids]
names = [address.name for address in ALL]


@pytest.mark.parametrize("address", ALL, ids=names)
def test_every_address_names_an_action_of_the_table(address):
    assert address.action in {*table(), PUBLIC, SIGNED_IN}


@pytest.mark.parametrize("address", WITH_IDS, ids=[address.name for address in WITH_IDS])
def test_every_id_of_an_address_has_a_line_in_objects(address):
    assert all(f"{address.name}:{name}" in IDS or name in IDS for name in address.arguments), (
        f"add {address.arguments} to tests/permissions/objects.py"
    )


def test_an_address_without_a_line_here_fails():
    stray = Address("stray:thing", "people.staff.read", ("GET",), ("thing_id",))
    with pytest.raises(LookupError, match="thing_id"):
        stray.values(None)


def tried(stage, key, address, method):
    """The bundles to ask about: one where the duty opens nothing at all, whatever the object."""
    open_to_all = {PUBLIC, SIGNED_IN} & {address.action, *address.actions(method)}
    granted = open_to_all or any(relations_for(action, KINDS[key]) for action in address.actions(method))
    return stage.bundles.values() if address.ids and granted else [stage.bundles["algebra"]]


@pytest.mark.parametrize("address", ALL, ids=names)
def test_rights_are_exactly_those_of_the_table(stage, address):
    wrong = []
    for method in address.methods:
        if (address.name, method) in OWN_TESTS:
            continue
        for key in KINDS:
            for bundle in tried(stage, key, address, method):
                answer = stage.ask_for(key, method, address, bundle)
                expected = may(key, address, method, bundle)
                if is_denied(answer) == expected:
                    wrong.append((method, bundle.name, key, answer.status_code, f"may={expected}"))
    assert not wrong


@pytest.mark.parametrize("address", ALL, ids=names)
def test_an_anonymous_program_gets_401(stage, address):
    if address.action == PUBLIC:
        pytest.skip("open to everyone")
    for method in address.methods:
        answer = stage.ask_for(None, method, address, stage.bundles["algebra"])
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def allowed(address: Address, method: str, stage) -> list[tuple[str, str]]:
    """Who may ask for what: ``(person, bundle)``, one for each bundle of the home school."""
    found = []
    for name in ("algebra", "russian", "fifth"):
        keys = [key for key in KINDS if may(key, address, method, stage.bundles[name])]
        found += [(key, name) for key in keys[:2]]
    return found


@pytest.mark.parametrize("address", WITH_IDS, ids=[address.name for address in WITH_IDS])
def test_a_strangers_id_is_like_one_that_is_not_there(stage, address):
    strange = address.values(stage.bundles["stranger"])
    for method in address.methods:
        for key, name in allowed(address, method, stage):
            for argument in address.ids:
                foreign = {argument: strange[argument]}
                answer = stage.ask_for(key, method, address, stage.bundles[name], **foreign)
                absent = {argument: NONEXISTENT}
                nothing = stage.ask_for(key, method, address, stage.bundles[name], **absent)
                said = (method, key, name, argument)
                assert 400 <= answer.status_code < 500 or (address.name, argument) in IDLE, said
                assert (answer.status_code, answer.content) == (nothing.status_code, nothing.content), said


@pytest.mark.parametrize("address", WITH_IDS, ids=[address.name for address in WITH_IDS])
def test_ids_of_another_class_do_not_mix_with_ones_own(stage, address):
    if len(address.ids) < 2:
        pytest.skip("one id only")
    other = address.values(stage.bundles["fifth"])
    own = address.values(stage.bundles["algebra"])
    for method in address.methods:
        for key in KINDS:
            if not may(key, address, method, stage.bundles["algebra"]):
                continue
            for argument in address.ids:
                swap = {argument: other[argument]}
                if {**own, **swap} in (own, other):
                    continue
                answer = stage.ask_for(key, method, address, stage.bundles["algebra"], **swap)
                assert 400 <= answer.status_code < 500, (method, key, argument, answer.status_code)
