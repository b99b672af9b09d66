"""islamey.instr.3.6.b: viewing homework by due date, with files, time, the pupil's tick, the late sign.

Homework of all subjects for 18.11 stands on one screen with its attachments. Negative: a task of another
subgroup (English group 2) is not shown to a pupil of group 1.
"""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from otmetka.audit.trail import Who
from otmetka.core import clock
from otmetka.files.services import store_uploads
from otmetka.journal.models import HomeworkFile
from tests.diary.facts import set_homework
from tests.files.makers import PDF
from tests.world import add_lesson

WED = date(2026, 11, 18)


@pytest.fixture
def evening(world, client, monkeypatch, settings, tmp_path):
    """Homework of three subjects for Wednesday, one with a file, one late, one of each English group."""
    settings.FILE_STORE = tmp_path
    monkeypatch.setattr(clock, "now", lambda: world.now)
    home = world.home
    for key, group in (("a", "algebra"), ("r", "russian"), ("e1", "english1"), ("e2", "english2")):
        add_lesson(home, key, group, WED, len(key), "t1")
    with_file = set_homework(home, "tue", "§ 18, № 412", WED, 25)
    set_homework(home, "tue_russian", "упр. 214", WED, 30, at=world.now + timedelta(hours=4))
    set_homework(home, "tue_en1", "Ex. 1 группы один", WED, 15)
    other = set_homework(home, "tue_en2", "Ex. 2 группы два", WED, 15)
    home.files = {}
    for key, homework in (("one", with_file), ("two", other)):
        [stored] = store_uploads(
            school_id=home.school.id, uploads=[SimpleUploadedFile(f"Карточка {key}.pdf", PDF)],
            who=_who(home), now=world.now,
        )  # fmt: skip
        HomeworkFile.objects.create(school=home.school, homework=homework, file=stored)
        home.files[key] = stored
    return home


def _who(home):
    return Who(home.accounts["t1"].id, home.persons["t1"].id, "teacher", "s")


def sign_in(client, home, who):
    client.force_login(home.accounts[who], backend="otmetka.access.backend.AccountBackend")


@pytest.mark.parametrize("who", ["u1", "p1"])
def test_all_of_wednesday_stands_on_one_screen(client, evening, who):
    sign_in(client, evening, who)
    text = client.get(f"/diary/{evening.pupils['u1'].id}/homework/").content.decode()
    wednesday = text.split('id="d-2026-11-18"')[1].split("</section>")[0]
    for shown in ("§ 18, № 412", "упр. 214", "Ex. 1 группы один", "Карточка one.pdf", "≈ 25"):
        assert shown in wednesday, shown
    assert "3 задания, около 70 мин" in wednesday
    assert wednesday.count("выложено поздно") == 1
    download = client.get(f"/files/{evening.files['one'].id}/")
    assert b"".join(download.streaming_content) == PDF
    assert download["Content-Disposition"].startswith("attachment")


def test_the_tick_is_the_pupils(client, evening):
    address = f"/diary/{evening.pupils['u1'].id}/homework/"
    lesson = evening.lessons["tue"].id
    sign_in(client, evening, "u1")
    client.post(f"{address}done/", {"done": lesson})
    assert 'aria-pressed="true"' in client.get(address).content.decode()
    sign_in(client, evening, "p1")
    assert "сделано" in client.get(address).content.decode()
    assert client.post(f"{address}done/", {"undone": lesson}).status_code == 403


@pytest.mark.parametrize("who", ["u1", "p1"])
def test_task_of_the_other_subgroup_is_not_shown(client, evening, who):
    sign_in(client, evening, who)
    pupil = evening.pupils["u1"].id
    for address in ("homework/", "homework/2026-11-16/", "week/2026-11-17/", "week/2026-11-18/"):
        text = client.get(f"/diary/{pupil}/{address}").content.decode()
        assert "группы два" not in text and "Карточка two" not in text, address
    assert client.get(f"/files/{evening.files['two'].id}/").status_code == 404
    sign_in(client, evening, "u4")
    assert "группы два" in client.get(f"/diary/{evening.pupils['u4'].id}/homework/").content.decode()
