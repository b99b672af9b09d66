"""A cell over HTTP: what the class page's script sends and gets."""

import uuid

from otmetka.audit.models import AuditEntry
from otmetka.core.models import Outbox
from otmetka.journal.models import Attendance, Mark


def send(client, lesson, pupil, text, seen=(None, None), command=None, work=None, **more):
    body = {"text": text, "seen": list(seen), "command": str(command or uuid.uuid4()), "work": work, **more}
    url = f"/journal/lessons/{lesson.id}/pupils/{pupil.id}/marks/"
    return client.post(url, body, content_type="application/json")


def test_a_mark_is_put_with_its_audit_and_its_event(world, at_work):
    home = world.home
    answer = send(at_work("t1"), home.lessons["tue"], home.pupils["u1"], "5")
    assert answer.status_code == 200, answer.content
    reply = answer.json()
    assert reply["cell"]["text"] == "5" and reply["row"]["average"] == "5,00"
    mark = Mark.objects.get()
    assert (mark.value, mark.author_id, mark.at) == ("5", home.persons["t1"].id, world.now)
    assert AuditEntry.objects.filter(action="journal.mark.put", place_id=mark.id).count() == 1
    assert Outbox.objects.filter(name="journal.MarkPut", body__mark_id=mark.id).count() == 1


def test_the_same_command_twice_writes_once(world, at_work):
    client, command = at_work("t1"), uuid.uuid4()
    lesson, pupil = world.home.lessons["tue"], world.home.pupils["u1"]
    first = send(client, lesson, pupil, "5", command=command)
    again = send(client, lesson, pupil, "5", command=command)
    assert first.json()["cell"] == again.json()["cell"]
    assert Mark.objects.count() == 1


def test_two_people_in_one_cell_get_a_conflict_and_lose_nothing(world, at_work):
    client = at_work("t1")
    lesson, pupil = world.home.lessons["tue"], world.home.pupils["u1"]
    send(client, lesson, pupil, "5")
    late = send(client, lesson, pupil, "3")
    assert late.status_code == 409
    assert late.json()["cell"]["text"] == "5"
    assert [mark.value for mark in Mark.objects.all()] == ["5"]


def test_a_correction_is_a_new_row_that_names_the_old_one(world, at_work):
    client = at_work("t1")
    lesson, pupil = world.home.lessons["tue"], world.home.pupils["u1"]
    first = send(client, lesson, pupil, "3").json()["cell"]
    second = send(client, lesson, pupil, "4", seen=first["seen"], work=first["work"]).json()["cell"]
    rows = list(Mark.objects.order_by("id"))
    assert [row.value for row in rows] == ["3", "4"]
    assert rows[1].predecessor_id == rows[0].id
    cleared = send(client, lesson, pupil, "", seen=second["seen"], work=first["work"]).json()
    assert cleared["cell"]["text"] == "" and cleared["row"]["average"] == "—"


def test_absence_is_kept_as_attendance(world, at_work):
    reply = send(at_work("t1"), world.home.lessons["tue"], world.home.pupils["u2"], "y").json()
    assert reply["cell"]["text"] == "н"
    assert Attendance.objects.get().code == "н" and not Mark.objects.exists()


def test_refusals_say_why_and_write_nothing(world, at_work):
    client, home = at_work("t1"), world.home
    cases = [
        (home.lessons["tue"], home.pupils["u1"], "7", "шкале"),
        (home.lessons["tue"], home.pupils["u1"], "5 4", "одну отметку"),
        (home.lessons["tue"], home.pupils["u1"], "ъ", "записи нет"),
        (home.lessons["tue"], home.pupils["fifth"], "5", "не числился"),
        (home.lessons["thu"], home.pupils["u1"], "5", "не наступил"),
        (home.lessons["tue_first"], home.pupils["first"], "5", "без отметок"),
    ]
    for lesson, pupil, text, words in cases:
        answer = send(client, lesson, pupil, text)
        assert answer.status_code == 422 and words in answer.json()["message"], (text, answer.content)
    assert not Mark.objects.exists() and not Attendance.objects.exists()


def test_others_may_not_write(world, at_work):
    lesson, pupil = world.home.lessons["tue"], world.home.pupils["u1"]
    expected = {"t2": 403, "t3": 403, "deputy": 403, "director": 403, "technician": 403, "p1": 403, "u1": 403}
    for who, status in expected.items():
        answer = send(at_work(who), lesson, pupil, "5")
        assert answer.status_code in (status, 404), (who, answer.status_code)
    assert send(at_work("t1", "stranger"), lesson, pupil, "5").status_code == 404
    assert not Mark.objects.exists()


def test_nonsense_is_refused_whole(world, at_work):
    url = f"/journal/lessons/{world.home.lessons['tue'].id}/pupils/{world.home.pupils['u1'].id}/marks/"
    for body in (
        "",
        "[]",
        "{",
        '{"text": 5}',
        '{"text": "5", "command": "x"}',
        '{"text": "5\\u0000", "command": "x"}',
    ):
        answer = at_work("t1").post(url, body, content_type="application/json")
        assert answer.status_code == 422, body
