"""The lesson page: topic, homework, files and absences on one screen."""

from django.core.files.uploadedfile import SimpleUploadedFile

from otmetka.audit.models import AuditEntry
from otmetka.journal.models import Attendance, Homework, HomeworkFile, LessonPlan, LessonRecord, PlanTopic
from otmetka.timetable.models import Lesson


def page(lesson) -> str:
    return f"/journal/lessons/{lesson.id}/"


def filled(**changes) -> dict:
    return {"topic": "Квадрат суммы", "homework": "§ 18", "minutes": "25", "due_on": "2026-11-19",
            "seen_record": "0", "seen_homework": "0", **changes}  # fmt: skip


def test_one_save_writes_all_three_with_their_trail(world, at_work):
    lesson, pupil = world.home.lessons["tue"], world.home.pupils["u1"]
    answer = at_work("t1").post(page(lesson), filled(**{f"a-{pupil.id}": "н", f"s-{pupil.id}": "0"}))
    assert answer.status_code == 302
    assert LessonRecord.objects.get().topic == "Квадрат суммы"
    homework = Homework.objects.get()
    assert (homework.text, homework.minutes, homework.due_on.isoformat()) == ("§ 18", 25, "2026-11-19")
    assert Attendance.objects.get().code == "н"
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"journal.lesson.recorded", "journal.homework.set", "journal.attendance.put"} <= actions
    assert Lesson.objects.get(id=lesson.id).touched_at == world.now


def test_saving_the_same_again_writes_nothing(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    client.post(page(lesson), filled())
    record, homework = LessonRecord.objects.get(), Homework.objects.get()
    client.post(page(lesson), filled(seen_record=record.id, seen_homework=homework.id))
    assert LessonRecord.objects.count() == Homework.objects.count() == 1


def test_a_change_is_a_new_version(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    client.post(page(lesson), filled())
    first = LessonRecord.objects.get()
    client.post(
        page(lesson), filled(topic="Разность", seen_record=first.id, seen_homework=Homework.objects.get().id)
    )
    rows = list(LessonRecord.objects.order_by("id"))
    assert [row.topic for row in rows] == ["Квадрат суммы", "Разность"]
    assert rows[1].predecessor_id == first.id


def test_a_conflict_keeps_what_was_typed(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    client.post(page(lesson), filled())
    late = client.post(page(lesson), filled(topic="Моя тема с длинным названием"))
    assert late.status_code == 409
    text = late.content.decode()
    assert "Моя тема с длинным названием" in text and "успел записать другой" in text
    assert LessonRecord.objects.count() == 1


def test_errors_keep_what_was_typed_and_write_nothing(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    cases = [({"minutes": "много"}, "целым числом"), ({"due_on": "2026-11-10"}, "раньше самого урока")]
    for change, words in cases:
        answer = client.post(page(lesson), filled(topic="Набранное", **change))
        assert answer.status_code == 422 and words in answer.content.decode()
        assert "Набранное" in answer.content.decode()
    assert not LessonRecord.objects.exists() and not Homework.objects.exists()


def test_a_file_comes_with_the_homework_and_can_be_left_out_later(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    upload = SimpleUploadedFile("задание.txt", "Решить № 412".encode(), content_type="text/plain")
    assert client.post(page(lesson), filled(files=upload)).status_code == 302
    kept = HomeworkFile.objects.get()
    assert "задание.txt" in client.get(page(lesson)).content.decode()
    again = filled(seen_record=LessonRecord.objects.get().id, seen_homework=kept.homework_id)
    client.post(page(lesson), again)
    newest = Homework.objects.order_by("-id").first()
    assert newest.id != kept.homework_id
    assert not HomeworkFile.objects.filter(homework_id=newest.id).exists()


def test_a_wrong_file_is_refused_and_the_rest_is_kept_on_screen(world, at_work):
    client, lesson = at_work("t1"), world.home.lessons["tue"]
    upload = SimpleUploadedFile("вирус.exe", b"MZ\x90\x00", content_type="application/pdf")
    answer = client.post(page(lesson), filled(topic="Набранное", files=upload))
    assert answer.status_code == 422 and "Набранное" in answer.content.decode()
    assert not LessonRecord.objects.exists()


def test_the_plan_is_offered_and_taken_by_one_button(world, at_work):
    home, lesson = world.home, world.home.lessons["tue"]
    plan = LessonPlan.objects.create(school=home.school, group=home.groups["algebra"])
    for number in range(1, 5):
        PlanTopic.objects.create(
            school=home.school, plan=plan, number=number, topic=f"Тема {number}", homework=f"§ {number}"
        )
    client = at_work("t1")
    assert "Тема 3" in client.get(page(lesson)).content.decode()
    chosen = PlanTopic.objects.get(number=3)
    client.post(page(lesson), filled(topic="", homework="", take_plan=chosen.id))
    record = LessonRecord.objects.get()
    assert (record.topic, record.plan_topic_id) == ("Тема 3", chosen.id)
    assert Homework.objects.get().text == "§ 3"


def test_an_absence_over_a_mark_is_refused(world, at_work):
    from tests.journal.test_marks_over_http import send

    client, home = at_work("t1"), world.home
    lesson, pupil = home.lessons["tue"], home.pupils["u1"]
    send(client, lesson, pupil, "5")
    answer = client.post(page(lesson), filled(**{f"a-{pupil.id}": "н", f"s-{pupil.id}": "0"}))
    assert answer.status_code == 422 and "стоит отметка" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_readers_read_and_do_not_write(world, at_work):
    lesson = world.home.lessons["tue"]
    for who in ("t2", "deputy", "director", "methodist"):
        client = at_work(who)
        assert client.get(page(lesson)).status_code == 200, who
        assert client.post(page(lesson), filled()).status_code == 403, who
    for who in ("t3", "technician", "p1", "u1", "nobody"):
        assert at_work(who).get(page(lesson)).status_code in (403, 404), who
    assert at_work("t1", "stranger").get(page(lesson)).status_code == 404
    assert not LessonRecord.objects.exists()


def test_another_groups_plan_topic_is_not_taken(world, at_work):
    home = world.home
    plan = LessonPlan.objects.create(school=home.school, group=home.groups["russian"])
    foreign = PlanTopic.objects.create(school=home.school, plan=plan, number=1, topic="Чужая тема")
    at_work("t1").post(page(home.lessons["tue"]), filled(topic="Чужая тема", take_plan=foreign.id))
    assert LessonRecord.objects.get().plan_topic_id is None
