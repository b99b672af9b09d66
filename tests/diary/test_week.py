"""The week over HTTP: what a family sees of each lesson, and in how many SQL statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from otmetka.people.models import Enrolment
from otmetka.schools.models import CalendarDay
from tests.diary.facts import attach, put_absence, put_mark, set_homework, set_topic
from tests.world import add_lesson

BUDGET = 12


def week(client, world, pupil="u1", day="2026-11-17"):
    return client.get(f"/diary/{world.home.pupils[pupil].id}/week/{day}/")


def test_home_leads_to_the_first_childs_week_of_today(at_home, world):
    client = at_home("p1")
    answer = client.get("/diary/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/diary/{world.home.pupils['u1'].id}/week/2026-11-17/"
    assert answer.status_code == 200


def test_lesson_shows_all_that_belongs_to_it(at_home, world):
    home = world.home
    set_topic(home, "tue", "Квадрат суммы и квадрат разности")
    put_mark(home, "tue", "u1", "5", "test", comment="без ошибок")
    put_absence(home, "tue_russian", "u1", "н")
    attach(home, set_homework(home, "tue", "§ 18, № 412", date(2026, 11, 19), 25), "Карточка.pdf")
    text = week(at_home("p1"), world).content.decode()
    for shown in (
        "Вторник, 17 ноября", "Алгебра", "Квадрат суммы и квадрат разности", "10:20–11:05",
        "А. С. Нагорнова-Лепёшкина", "каб. 27", "Контрольная работа, вес 3 · без ошибок",
        "не был, причина не указана", "§ 18, № 412", "≈ 25 мин", "Задано к чт 19.11", "К уроку",
        "Ажигалиева Ясмина · 7А",
    ):  # fmt: skip
        assert shown in text, shown
    assert '<span class="m5">5</span>' in text


def test_corrected_mark_shows_the_current_figure_only(at_home, world):
    first = put_mark(world.home, "tue", "u1", "2")
    put_mark(world.home, "tue", "u1", "4", predecessor=first)
    text = week(at_home("p1"), world).content.decode()
    assert 'class="m4"' in text and 'class="m2"' not in text


def test_cleared_mark_and_absence_are_not_shown(at_home, world):
    put_mark(world.home, "tue", "u1", "", predecessor=put_mark(world.home, "tue", "u1", "2"))
    put_absence(world.home, "tue", "u1", "", predecessor=put_absence(world.home, "tue", "u1", "н"))
    text = week(at_home("p1"), world).content.decode()
    assert 'class="mark' not in text and "не был" not in text


def test_marks_of_classmates_are_not_shown(at_home, world):
    put_mark(world.home, "tue", "u2", "2", comment="плохо")
    text = week(at_home("p1"), world).content.decode()
    assert "плохо" not in text and "Ёлкина" not in text


def test_only_the_own_subgroup_is_shown(at_home, world):
    text = week(at_home("p1"), world).content.decode()
    assert "группа 1" in text and "группа 2" not in text


def test_next_days_tasks_stand_above(at_home, world):
    add_lesson(world.home, "wed", "algebra", date(2026, 11, 18), 2, "t1")
    set_homework(world.home, "tue", "№ 412", date(2026, 11, 18), 30)
    set_homework(world.home, "tue_russian", "упр. 214", date(2026, 11, 18), 40)
    text = week(at_home("p1"), world).content.decode()
    assert "Завтра: 2 задания, около 70 мин" in text
    assert "упр. 214" in text


def test_written_work_ahead_is_announced(at_home, world):
    from otmetka.journal.models import Work

    home = world.home
    Work.objects.create(school=home.school, lesson=home.lessons["thu"], kind=home.kinds["test"], weight=3)
    text = week(at_home("p1"), world).content.decode()
    assert "Контрольная работа: Алгебра, чт 19.11" in text


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-08-03", "Ещё не зачислен: учится с 01.09.2026"), ("2026-12-07", "На этой неделе уроков нет"),
     ("2027-07-05", "Каникулы")],
)  # fmt: skip
def test_empty_weeks_say_why(at_home, world, day, said):
    assert said in week(at_home("p1"), world, day=day).content.decode()


def test_vacation_is_named(at_home, world):
    home = world.home
    CalendarDay.objects.create(
        school=home.school, year=home.year, title="Осенние каникулы", kind="vacation",
        from_on=date(2026, 10, 26), to_on=date(2026, 11, 4),
    )  # fmt: skip
    assert "Осенние каникулы: до 04.11.2026" in week(at_home("p1"), world, day="2026-10-27").content.decode()


def test_who_has_left_is_told_so(at_home, world):
    home = world.home
    Enrolment.objects.filter(school=home.school, pupil=home.pupils["u1"]).update(to_on=date(2026, 10, 12))
    assert "Выбыл 12.10.2026" in week(at_home("p1"), world, day="2026-12-07").content.decode()


@pytest.mark.parametrize("day", ["2026-02-30", "1999-01-01", "abc", "2026-1-1"])
def test_what_is_no_day_is_no_page(at_home, world, day):
    assert week(at_home("p1"), world, day=day).status_code == 404


def test_number_of_queries_does_not_depend_on_the_week(at_home, world):
    client = at_home("p1")
    with CaptureQueriesContext(connection) as empty:
        assert week(client, world).status_code == 200
    _fill(world.home)
    with CaptureQueriesContext(connection) as full:
        assert week(client, world).status_code == 200
    assert len(empty) == len(full) <= BUDGET


def test_full_week_is_small(at_home, world):
    _fill(world.home)
    assert len(week(at_home("u1"), world).content) < 60_000


def _fill(home):
    for number in range(1, 7):
        for day in range(16, 22):
            key = f"{day}-{number}"
            if (day, number) in {(16, 2), (17, 3), (19, 3)}:
                continue
            add_lesson(home, key, "algebra", date(2026, 11, day), number, "t1")
            put_mark(home, key, "u1", "5", comment="хорошо поработал")
            set_topic(home, key, "Причастный оборот и знаки препинания при нём")
            set_homework(home, key, "упр. 214, выучить правило с. 88", date(2026, 11, 21), 10)
