"""Columns of a lesson."""

from otmetka.journal.models import Work
from tests.journal.test_marks_over_http import send


def test_a_column_gets_its_kind_and_weight(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    url = f"/journal/lessons/{lesson.id}/works/"
    assert client.post(url, {"kind": world.home.kinds["test"].id, "title": "К/р № 2"}).status_code == 204
    work = Work.objects.get()
    assert (work.weight, work.title, work.position) == (3, "К/р № 2", 0)
    reply = send(client, lesson, world.home.pupils["u1"], "4", work=work.id).json()
    assert reply["cell"]["work"] == work.id
    page = client.get(f"/journal/groups/{world.home.groups['algebra'].id}/terms/{world.home.terms['q2'].id}/")
    assert "К/Р" in page.content.decode() and "вес 3" in page.content.decode()


def test_two_marks_stand_only_in_a_dictation(world, at_work):
    client, lesson, pupil = at_work("t1"), world.home.lessons["tue"], world.home.pupils["u1"]
    client.post(f"/journal/lessons/{lesson.id}/works/", {"kind": world.home.kinds["dictation"].id})
    work = Work.objects.get()
    reply = send(client, lesson, pupil, "5 4", work=work.id).json()
    assert reply["cell"]["text"] == "5 4" and reply["row"]["average"] == "4,50"
    refused = client.post(
        f"/journal/lessons/{lesson.id}/works/{work.id}/",
        {"kind": world.home.kinds["answer"].id, "act": "change"},
    )
    assert refused.status_code == 422 and "две отметки" in refused.content.decode()


def test_a_column_with_marks_is_not_taken_away(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    send(client, lesson, world.home.pupils["u1"], "5")
    work = Work.objects.get()
    url = f"/journal/lessons/{lesson.id}/works/{work.id}/"
    assert client.post(url, {"act": "drop", "kind": ""}).status_code == 422
    assert Work.objects.exists()
    client.post(f"/journal/lessons/{lesson.id}/works/", {"kind": world.home.kinds["test"].id})
    empty = Work.objects.order_by("position").last()
    assert client.post(f"/journal/lessons/{lesson.id}/works/{empty.id}/", {"act": "drop"}).status_code == 204
    assert Work.objects.count() == 1


def test_a_kind_of_another_school_is_refused(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    foreign = world.stranger.kinds["test"].id
    answer = client.post(f"/journal/lessons/{lesson.id}/works/", {"kind": foreign})
    assert answer.status_code == 422 and not Work.objects.exists()
