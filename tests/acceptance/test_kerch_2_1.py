"""kerch.2.1: the technical specialist installs the software and keeps it working.

Fresh install by the guide passes the system check; stopping the mail server turns one line red. Negative:
the technical specialist's account opening a class journal gets 403.
"""

import pytest

from tests.fresh import Fresh, wait_for

BACKEND = "otmetka.access.backend.AccountBackend"


def red(fresh: Fresh) -> list[str]:
    """The titles of the lines that `otmetka doctor` calls broken."""
    said = fresh.run("doctor").stdout
    return [line[2:].partition(":")[0] for line in said.splitlines() if line.startswith("✗")]


def test_a_fresh_install_passes_and_a_stopped_mail_server_turns_one_line_red(installed):
    wait_for(lambda: red(installed) == [], seconds=90)
    done = installed.run("doctor")
    assert done.returncode == 0 and "Система исправна." in done.stdout
    for part in (
        "Версии",
        "Место на диске",
        "Сертификат",
        "Часы",
        "Почта",
        "Резервная копия",
        "Фоновые задания",
    ):
        assert f"{part}:" in done.stdout
    installed.mail.stop()
    broken = installed.run("doctor")
    assert broken.returncode == 1
    assert red(installed) == ["Почта"]
    assert "OTMETKA_SMTP_HOST" in broken.stdout, "the line says the way on"


def test_the_technician_sees_the_check_and_no_journal(world, client):
    client.force_login(world.home.accounts["technician"], backend=BACKEND)
    page = client.get("/system/")
    assert page.status_code == 200
    body = page.content.decode()
    assert 'data-check="mail"' in body and 'data-check="backup"' in body
    for name in ("Ажигалиева", "Ёлкина", "Иванов"):
        assert name not in body
    group = world.home.groups["algebra"].id
    assert client.get("/journal/groups/").status_code == 403
    assert client.get(f"/journal/groups/{group}/").status_code == 403


@pytest.mark.parametrize("who", ["t1", "p1", "u1", "secretary"])
def test_the_check_is_for_those_who_keep_the_system(world, client, who):
    client.force_login(world.home.accounts[who], backend=BACKEND)
    assert client.get("/system/").status_code == 403
