"""Homework by due day, its time, its lateness, and the pupil's tick."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otmetka.audit.models import AuditEntry
from otmetka.diary.rules.homework import is_late, is_over, load_of
from otmetka.diary.words import load_words
from otmetka.journal.models import HomeworkDone
from tests.diary.facts import attach, set_homework
from tests.world import MOSCOW, add_lesson

WED = date(2026, 11, 18)
BELL = datetime(2026, 11, 17, 10, 35, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([], "ничего не задано"), ([25], "1 задание, около 25 мин"), ([30, 40], "2 задания, около 70 мин"),
        ([None] * 5, "5 заданий"), ([20, None], "2 задания, около 20 мин (у 1 время не указано)"),
        ([10] * 21, "21 задание, около 210 мин"), ([10] * 11, "11 заданий, около 110 мин"),
    ],
)  # fmt: skip
def test_load_of_a_day_in_words(minutes, words):
    assert load_words(load_of(minutes)) == words


@given(st.lists(st.none() | st.integers(0, 300), max_size=30))
def test_load_counts_every_task_once(minutes):
    load = load_of(minutes)
    assert load.tasks == len(minutes) and load.unknown == minutes.count(None)
    assert load.minutes == sum(value or 0 for value in minutes)


@pytest.mark.parametrize(
    ("minutes", "norm", "over"), [(150, 150, False), (151, 150, True), (999, None, False)]
)
def test_norm_is_the_acts(minutes, norm, over):
    assert is_over(load_of([minutes]), norm) is over


@pytest.mark.parametrize(
    ("after", "allowed", "late"),
    [
        (timedelta(minutes=60), 60, False), (timedelta(minutes=60, seconds=59), 60, False),
        (timedelta(minutes=61), 60, True), (timedelta(minutes=1), 0, True), (timedelta(days=-1), 60, False),
    ],
)  # fmt: skip
def test_late_is_later_than_the_act_allows_after_the_last_bell(after, allowed, late):
    assert is_late(BELL + after, BELL, allowed) is late


def page(client, world, pupil="u1"):
    return client.get(f"/diary/{world.home.pupils[pupil].id}/homework/").content.decode()


def test_tasks_stand_by_due_day_with_files_time_and_norm(at_home, world):
    home = world.home
    attach(home, set_homework(home, "tue", "№ 412", WED, 100), "Карточка.pdf")
    set_homework(home, "tue_russian", "упр. 214", WED, 60)
    text = page(at_home("p1"), world)
    assert "Среда, 18 ноября" in text and "2 задания, около 160 мин" in text
    assert "больше нормы: 150 мин в день" in text and "СанПиН" in text
    assert "Карточка.pdf" in text and "задано вт 17.11" in text


def test_current_version_is_shown_and_a_cleared_task_is_not(at_home, world):
    home = world.home
    first = set_homework(home, "tue", "№ 412", WED)
    set_homework(home, "tue", "№ 413", WED, predecessor=first)
    set_homework(home, "tue_russian", "", WED, predecessor=set_homework(home, "tue_russian", "упр. 1", WED))
    text = page(at_home("p1"), world)
    assert "№ 413" in text and "№ 412" not in text and "упр. 1" not in text


def test_task_without_a_day_is_due_to_the_next_lesson(at_home, world):
    set_homework(world.home, "tue", "№ 412", None)
    assert 'id="d-2026-11-19"' in page(at_home("p1"), world)


def test_late_task_carries_its_sign(at_home, world):
    # the last lesson of 7А ends at 13:35, the act allows 60 minutes
    set_homework(world.home, "mon", "вовремя", WED, at=datetime(2026, 11, 16, 10, 20, tzinfo=MOSCOW))
    set_homework(world.home, "tue", "поздно", WED, at=datetime(2026, 11, 17, 14, 36, tzinfo=MOSCOW))
    text = page(at_home("p1"), world)
    assert text.count("выложено поздно") == 1 and "выложено поздно: 17.11.2026 в 14:36" in text


def test_last_weeks_tasks_are_found_by_looking_back(at_home, world):
    add_lesson(world.home, "old", "algebra", date(2026, 11, 10), 1, "t1")
    set_homework(world.home, "old", "старое", date(2026, 11, 12))
    client = at_home("p1")
    assert "старое" not in page(client, world)
    address = f"/diary/{world.home.pupils['u1'].id}/homework/2026-11-12/"
    assert "старое" in client.get(address).content.decode()


def tick(client, world, *, pupil="u1", **data):
    return client.post(f"/diary/{world.home.pupils[pupil].id}/homework/done/", data)


def test_pupil_ticks_and_unticks_and_the_trail_knows(at_home, world):
    home = world.home
    set_homework(home, "tue", "№ 412", WED)
    client, lesson = at_home("u1"), home.lessons["tue"].id
    for _again in range(2):
        assert tick(client, world, done=lesson, back="/diary/").status_code == 302
    assert HomeworkDone.objects.filter(school=home.school).count() == 1
    assert 'aria-pressed="true"' in page(client, world)
    for _again in range(2):
        tick(client, world, undone=lesson)
    assert not HomeworkDone.objects.filter(school=home.school).exists()
    changes = AuditEntry.objects.filter(school_id=home.school.id, action="diary.done").order_by("id")
    assert [(row.old, row.new, row.pupil_id) for row in changes] == [
        (False, True, home.pupils["u1"].id), (True, False, home.pupils["u1"].id)
    ]  # fmt: skip


def test_guardian_sees_the_tick_but_cannot_put_it(at_home, world):
    set_homework(world.home, "tue", "№ 412", WED)
    client = at_home("p1")
    assert '<button class="tick' not in page(client, world)
    assert tick(client, world, done=world.home.lessons["tue"].id).status_code == 403


@pytest.mark.parametrize("lesson", ["tue_en2", "tue_first", "mon"])
def test_task_of_others_or_none_cannot_be_ticked(at_home, world, lesson):
    set_homework(world.home, "tue_en2", "Ex. 5", WED)
    assert tick(at_home("u1"), world, done=world.home.lessons[lesson].id).status_code == 404
    assert tick(at_home("u1"), world, pupil="u2", done=world.home.lessons["tue"].id).status_code == 404


@pytest.mark.parametrize("number", ["", "abc", "٣", "9" * 30])
def test_what_names_no_task_is_refused(at_home, world, number):
    assert tick(at_home("u1"), world, done=number).status_code == 422


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_way_back_stays_in_the_diary(at_home, world, back):
    set_homework(world.home, "tue", "№ 412", WED)
    answer = tick(at_home("u1"), world, done=world.home.lessons["tue"].id, back=back)
    assert answer["Location"].startswith("/diary/")
