"""Subject table, periods of all years, attendance, and the story of a cell."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from otmetka.people.models import GroupMembership
from tests.diary.facts import add_last_year, put_absence, put_mark

BUDGET = 12


def get(client, world, part, pupil="u1"):
    answer = client.get(f"/diary/{world.home.pupils[pupil].id}/{part}", follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_subjects_stand_with_marks_average_and_how_it_was_counted(at_home, world):
    put_mark(world.home, "mon", "u1", "5", "test")
    put_mark(world.home, "tue", "u1", "4")
    text = get(at_home("p1"), world, "marks/")
    assert "2-я четверть" in text and "4,75" in text
    assert "5 × 3 + 4 × 1 = 19; вес 4; 19 / 4 = 4,75" in text
    assert text.index("Алгебра") < text.index("Как посчитано")
    for subject in ("Алгебра", "Английский язык", "Русский язык"):
        assert f'<th scope="row">{subject}</th>' in text


def test_absences_stand_in_the_table_and_do_not_count(at_home, world):
    put_absence(world.home, "tue", "u1", "б")
    put_mark(world.home, "mon", "u1", "5")
    text = get(at_home("p1"), world, "marks/")
    assert "не был по болезни" in text and "5,00" in text


def test_grade_without_marks_has_no_average(at_home, world):
    text = get(at_home("first"), world, "marks/", pupil="first")
    assert "Математика" in text and "Как посчитано" not in text


def test_mark_of_a_group_that_the_pupil_has_left_stays(at_home, world):
    home = world.home
    put_mark(home, "tue", "u1", "5")
    GroupMembership.objects.filter(
        school=home.school, pupil=home.pupils["u1"], group=home.groups["algebra"]
    ).delete()
    assert "5,00" in get(at_home("p1"), world, "marks/")


def test_selector_goes_back_to_the_first_year(at_home, world):
    add_last_year(world.home)
    put_mark(world.home, "last", "u1", "3", comment="прошлый год")
    client = at_home("p1")
    term = world.home.terms["last_q1"].id
    text = get(client, world, "marks/")
    assert "2025/26 · 6А" in text and f"/marks/{term}/" in text
    last = get(client, world, f"marks/{term}/")
    assert "3,00" in last and "прошлый год" in last and "15.09" in last and "2025/26" in last


def test_terms_are_those_of_the_pupils_grade(at_home, world):
    assert "полугодие" not in get(at_home("p1"), world, "marks/")


def test_attendance_is_summed_by_reason(at_home, world):
    put_absence(world.home, "tue", "u1", "н")
    put_absence(world.home, "tue_russian", "u1", "о", comment="на 10 минут")
    put_absence(world.home, "mon", "u1", "б")
    text = get(at_home("p1"), world, "attendance/")
    assert "<b>2</b> Пропущено уроков" in text and "<b>1</b> опоздал" in text and "на 10 минут" in text
    assert text.index("Вторник, 17 ноября") < text.index("Понедельник, 16 ноября")


def test_no_absences_are_said_to_be_none(at_home, world):
    assert "Пропусков и опозданий нет" in get(at_home("p1"), world, "attendance/")


def test_story_of_a_cell_tells_each_version(at_home, world):
    home = world.home
    first = put_mark(home, "tue", "u1", "2", at=world.now - timedelta(minutes=20))
    put_mark(home, "tue", "u1", "4", predecessor=first, comment="исправил", at=world.now)
    put_mark(home, "tue", "u2", "3", comment="чужое")
    text = get(at_home("p1"), world, f"mark/{home.lessons['tue'].id}/")
    assert "Ответ на уроке, вес 1" in text and "17.11.2026 в 11:10" in text and "17.11.2026 в 10:50" in text
    assert "было раньше" in text and "исправил" in text and "А. С. Нагорнова-Лепёшкина" in text
    assert "чужое" not in text


def test_lesson_without_facts_says_so(at_home, world):
    text = get(at_home("p1"), world, f"mark/{world.home.lessons['tue'].id}/")
    assert "На этом уроке отметок и пропусков нет" in text


def test_timetable_names_time_room_and_teacher_but_no_topic(at_home, world):
    text = get(at_home("p1"), world, "timetable/2026-11-17/")
    assert "10:20–11:05" in text and "каб. 27" in text and "А. С. Нагорнова-Лепёшкина" in text
    assert "группа 1" in text and "группа 2" not in text


@pytest.mark.parametrize(
    "part", ["marks/{q2}/", "attendance/{q2}/", "mark/{tue}/", "homework/", "timetable/2026-11-17/"]
)
def test_pages_keep_their_budget(at_home, world, part):
    client, home = at_home("p1"), world.home
    address = part.format(q2=home.terms["q2"].id, tue=home.lessons["tue"].id)
    put_mark(home, "mon", "u1", "5", "test")
    with CaptureQueriesContext(connection) as queries:
        get(client, world, address)
    assert len(queries) <= BUDGET
