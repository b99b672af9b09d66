"""A teacher whose load has ended: the class page closes with it, the lessons he taught stay readable."""

from datetime import date

from otmetka.timetable.models import Lesson, TeachingLoad


def end_load(home, last: date) -> None:
    TeachingLoad.objects.filter(school=home.school, group=home.groups["algebra"]).update(to_on=last)


def test_the_class_page_closes_when_the_load_ends_within_the_year(world, at_work):
    home = world.home
    url = f"/journal/groups/{home.groups['algebra'].id}/terms/{home.terms['q2'].id}/"
    end_load(home, date(2026, 11, 17))
    assert at_work("t1").get(url).status_code == 200
    end_load(home, date(2026, 11, 16))
    client = at_work("t1")
    assert client.get(url).status_code == 404
    assert "7А · Алгебра" not in client.get("/journal/groups/").content.decode()
    assert client.get(f"/journal/lessons/{home.lessons['mon'].id}/").status_code == 200


def test_a_load_that_lasted_to_the_end_of_its_year_keeps_the_page_readable(world, at_work):
    home = world.home
    home.year.starts_on, home.year.ends_on = date(2025, 9, 1), date(2026, 5, 28)
    home.year.save()
    end_load(home, date(2026, 5, 28))
    assert at_work("t1").get(f"/journal/groups/{home.groups['algebra'].id}/").status_code in (200, 302)


def test_another_teachers_lesson_of_the_group_is_no_longer_seen(world, at_work):
    home = world.home
    end_load(home, date(2026, 11, 16))
    lesson = Lesson.objects.get(id=home.lessons["thu"].id)
    lesson.lesson_teachers.all().update(teacher=home.persons["t2"])
    assert at_work("t1").get(f"/journal/lessons/{lesson.id}/").status_code == 404
