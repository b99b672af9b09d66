"""Codes and logins, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otmetka.access.rules.codes import ALPHABET, LENGTH, grouped, meant
from otmetka.access.rules.logins import free_logins, login_base, login_fault

signs = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)


@given(signs, st.booleans(), st.sampled_from(["-", " ", "", " - "]))
def test_a_printed_code_is_read_back_however_it_is_typed(code, low, between):
    typed = between.join(code[at : at + 4] for at in range(0, LENGTH, 4))
    assert meant(typed.lower() if low else typed) == code
    assert meant(grouped(code)) == code


@given(st.text(max_size=40))
def test_anything_typed_is_a_code_or_nothing(typed):
    assert meant(typed) == "" or (len(meant(typed)) == LENGTH and set(meant(typed)) <= set(ALPHABET))


def test_look_alikes_are_not_printed_and_are_understood():
    assert not set("01OILSZBU") & set(ALPHABET)
    assert meant("SZBU-22AA-99XX") == "528V22AA99XX"
    assert meant("АВСЕ-НКМР-ТХУЗ") == "A8CEHKMPTXY3"


@pytest.mark.parametrize(
    ("name", "login"),
    [
        (("Нагорнова-Лепёшкина", "Анна", "Сергеевна"), "nagornova.as"),
        (("О", "Сергей", ""), "o.s"),
        (("Щукин", "Юрий", "Ааронович"), "schukin.ya"),
        (("Д’Артаньян", "Степан", ""), "dartanyan.s"),
        (("Кӏэщт", "Залина", "Асланбиевна"), "kescht.za"),
        (("李", "", ""), "user"),
        (("Ё", "", ""), "e.user"),
    ],
)
def test_a_login_is_proposed_for_any_name(name, login):
    assert login_base(*name) == login
    assert login_fault(login) == ""


def test_namesakes_get_numbers_and_taken_logins_are_passed_by():
    taken = {"ivanov.aa", "ivanov.aa3"}
    found = free_logins(["ivanov.aa", "ivanov.aa", "petrov.p"], lambda logins: taken & set(logins))
    assert found == ["ivanov.aa2", "ivanov.aa4", "petrov.p"]


@pytest.mark.parametrize(
    ("login", "fault"),
    [
        ("ab", "short"),
        ("a" * 61, "long"),
        ("имя", "signs"),
        ("a b c", "signs"),
        ("_abc", "signs"),
        ("a-b_c.1", ""),
    ],
)
def test_what_may_be_a_login(login, fault):
    assert login_fault(login) == fault
