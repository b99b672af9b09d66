"""The door: sign-in, attempts, codes, sessions, hats (DESIGN 5, SECURITY 16, 20)."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt

from otmetka.access.models import Session, SignInCode
from otmetka.access.services.codes import issue_codes
from otmetka.audit.models import AuditEntry
from otmetka.core import clock

PASSWORD = "ключ от школы"
CHOSEN = "правильная лошадь"


@pytest.fixture
def door(world, client, monkeypatch):
    """The cast with a password for t1, and the product's clock at the world's moment."""
    monkeypatch.setattr(clock, "now", lambda: world.now)
    account = world.home.accounts["t1"]
    account.set_password(PASSWORD)
    account.save()
    return client


def sign_in(client, login="home-t1", password=PASSWORD, **more):
    return client.post("/access/sign-in/", {"login": login, "password": password, **more})


def actions(world):
    rows = AuditEntry.objects.filter(school_id=world.home.school.id).order_by("id")
    return list(rows.values_list("action", flat=True))


def test_sign_in_leads_to_the_start_page_and_is_written_down(door, world):
    answer = sign_in(door, login=" Home-T1 ")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert door.get("/")["Location"] == "/today/"
    assert actions(world) == ["access.signed_in"]


def test_the_session_key_changes_at_sign_in(door):
    door.get("/access/sign-in/")
    sign_in(door)
    first = door.cookies["otmetka_session"].value
    sign_in(door)
    assert door.cookies["otmetka_session"].value != first


def test_the_cookie_is_kept_from_scripts_and_the_table_from_thieves(door):
    sign_in(door)
    cookie = door.cookies["otmetka_session"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert not Session.objects.filter(session_key=cookie.value).exists()


def test_next_stays_on_our_site(door):
    assert sign_in(door, next="/people/staff/")["Location"] == "/people/staff/"
    for evil in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        assert sign_in(door, next=evil)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_login_answer_the_same(door, world):
    wrong, unknown = sign_in(door, password="не тот"), sign_in(door, login="нет-такого")
    assert wrong.status_code == unknown.status_code == 422
    for answer in (wrong, unknown):
        assert "Неверный логин или пароль." in answer.content.decode()
    assert actions(world) == ["access.sign_in_failed"]


def test_an_unknown_login_costs_the_same_hashing(door, world, monkeypatch):
    from django.contrib.auth.hashers import Argon2PasswordHasher

    costs = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda self, *args: costs.append("hash") or encode(self, *args)
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda self, *args: costs.append("hash") or verify(self, *args)
    )
    counts = []
    for login in ("home-t1", "нет-такого", "home-nobody"):
        costs.clear()
        sign_in(door, login=login, password="не тот")
        counts.append(len(costs))
    assert counts == [1, 1, 1]


def test_five_failures_close_the_login_for_this_address(door, world):
    for _attempt in range(5):
        sign_in(door, password="не тот")
    locked = sign_in(door)
    assert locked.status_code == 429
    assert "Слишком много неудачных попыток. Повторите после" in locked.content.decode()
    elsewhere = door.post(
        "/access/sign-in/", {"login": "home-t1", "password": PASSWORD}, REMOTE_ADDR="10.0.0.9"
    )
    assert elsewhere.status_code == 302


def test_the_lock_ends_after_fifteen_minutes(door):
    for _attempt in range(5):
        sign_in(door, password="не тот")
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=16)
        attempt.save()
    assert sign_in(door).status_code == 302


def test_a_password_is_never_stored_with_the_attempts(door):
    sign_in(door, password="тайна-тайна")
    attempt = AccessAttempt.objects.get()
    assert "тайна" not in attempt.post_data


def test_sign_out_is_a_post_and_ends_the_session(door, world):
    sign_in(door)
    assert door.get("/access/sign-out/").status_code == 405
    door.post("/access/sign-out/")
    assert Session.objects.count() == 0
    assert door.get("/")["Location"].startswith("/access/sign-in/")
    assert actions(world)[-1] == "access.signed_out"


def test_a_closed_account_is_out_at_once(door, world):
    sign_in(door)
    world.home.accounts["t1"].is_active = False
    world.home.accounts["t1"].save()
    assert door.get("/").status_code == 302
    assert sign_in(door).status_code == 422


def issue(world, key="p1", days=30):
    account = world.home.accounts[key]
    codes = issue_codes(
        account_ids=[account.pk], made_by_id=None, lifetime=timedelta(days=days), now=world.now
    )
    return codes[account.pk]


def use(client, code, login="mama.1", password=CHOSEN):
    return client.post(
        "/access/code/", {"code": code, "login": login, "password": password, "again": password}
    )


def test_a_code_proposes_a_login_and_signs_in(door, world):
    code = issue(world)
    step = door.post("/access/code/", {"code": code.lower().replace("-", " ")})
    assert 'value="home-p1"' in step.content.decode()
    assert use(door, code, login="mama.ajigalieva")["Location"] == "/"
    assert door.get("/")["Location"] == "/diary/"
    assert sign_in(door, "mama.ajigalieva", "правильная лошадь").status_code == 302
    assert "access.code_used" in actions(world)


def test_a_code_works_once(door, world):
    code = issue(world)
    use(door, code, login="mama")
    again = use(door, code, login="mama2")
    assert again.status_code == 422
    assert "Такого кода нет" in again.content.decode()


def test_a_code_of_a_russian_keyboard_is_understood(door, world):
    code = issue(world)
    typed = code.translate(str.maketrans("ACEHKMPTXY", "АСЕНКМРТХУ"))
    assert use(door, typed, login="mama").status_code == 302


def test_a_code_expires_and_is_withdrawn_by_a_new_one(door, world):
    old, fresh = issue(world), issue(world)
    assert use(door, old, login="mama").status_code == 422
    SignInCode.objects.update(expires_at=world.now)
    assert use(door, fresh, login="mama").status_code == 422


def test_codes_are_kept_as_hashes(world):
    code = issue(world)
    row = SignInCode.objects.get()
    assert code.replace("-", "") not in row.code_hash and len(row.code_hash) == 64


def test_a_recovery_ends_all_older_sessions(door, world):
    sign_in(door)
    old = door.cookies["otmetka_session"].value
    use(door, issue(world, "t1"), login="home-t1")
    door.cookies["otmetka_session"] = old
    assert door.get("/access/sessions/").status_code == 302


def test_a_weak_password_and_a_taken_login_are_refused_with_reasons(door, world):
    code = issue(world)
    assert "слишком короткий" in use(door, code, login="mama", password="12").content.decode()
    taken = use(door, code, login="home-t1").content.decode()
    assert "Этот логин занят" in taken
    assert use(door, code, login="mama").status_code == 302


def test_many_wrong_codes_close_the_page_for_the_address(door):
    for _attempt in range(40):
        door.post("/access/code/", {"code": "2222-2222-2222"})
    assert door.post("/access/code/", {"code": "2222-2222-2222"}).status_code == 429


def test_changing_the_password_needs_the_old_one_and_ends_the_others(door, client_class, world):
    other = client_class()
    sign_in(other)
    sign_in(door)
    new = "новый длинный пароль"
    wrong = door.post("/access/password/", {"old": "не тот", "password": new, "again": new})
    assert wrong.status_code == 422 and "Прежний пароль не подходит" in wrong.content.decode()
    assert door.post("/access/password/", {"old": PASSWORD, "password": new, "again": new}).status_code == 302
    assert door.get("/access/sessions/").status_code == 200
    assert other.get("/access/sessions/").status_code == 302
    assert "access.password_changed" in actions(world)


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def test_sessions_are_listed_and_ended(door, client_class, world):
    other = client_class(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/140 YaBrowser/25")
    sign_in(other)
    sign_in(door)
    page = door.get("/access/sessions/").content.decode()
    assert "Яндекс Браузер, Windows" in page and "это устройство" in page
    key = Session.objects.get(agent__contains="YaBrowser").session_key
    door.post("/access/sessions/", {"key": key})
    assert other.get("/access/sessions/").status_code == 302
    assert door.get("/access/sessions/").status_code == 200


def test_nobody_ends_a_session_of_another(door, client_class, world):
    sign_in(door)
    victim = client_class()
    victim.force_login(world.home.accounts["t2"], backend="otmetka.access.backend.AccountBackend")
    key = Session.objects.get(account_id=world.home.accounts["t2"].pk).session_key
    assert door.post("/access/sessions/", {"key": key}).status_code == 404
    assert Session.objects.filter(session_key=key).exists()


def test_a_hat_is_put_on_by_post_and_only_one_of_ones_own(door, world):
    account = world.home.accounts["t3"]
    door.force_login(account, backend="otmetka.access.backend.AccountBackend")
    assert door.get("/")["Location"] == "/today/"
    door.get("/access/hat/?hat=guardian:0")
    assert door.get("/")["Location"] == "/today/"
    assert door.post("/access/hat/", {"hat": "guardian:0"})["Location"] == "/"
    assert door.get("/")["Location"] == "/diary/"
    assert door.post("/access/hat/", {"hat": f"administration:{world.home.school.id}"}).status_code == 404
    assert "access.hat_changed" in actions(world)


def test_a_person_without_a_duty_sees_an_explanation(door, world):
    door.force_login(world.home.accounts["nobody"], backend="otmetka.access.backend.AccountBackend")
    page = door.get("/")
    assert page.status_code == 200
    assert "Обязанностей пока нет" in page.content.decode()


def test_a_request_reads_its_actor_in_three_queries(door, django_assert_num_queries):
    sign_in(door)
    door.get("/")
    # session with account and schools, scope, persons with duties and children; beside them the two ends of
    # a savepoint and the outer scope that is put back, which a request of its own has not
    with django_assert_num_queries(3 + 3):
        door.get("/")
