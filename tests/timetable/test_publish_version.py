"""Publication on PostgreSQL: lessons, trail and outbox together."""

import time as stopwatch
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from otmetka.audit.models import AuditEntry
from otmetka.audit.trail import SYSTEM
from otmetka.core.errors import Invalid, NotFound
from otmetka.core.models import Outbox
from otmetka.core.tenancy import narrow_scope
from otmetka.schools.models import CalendarDay, GroupClass, SchoolClass, SchoolYear, Subject, TeachingGroup
from otmetka.timetable.models import Bell, Lesson, LessonTeacher, Slot, SlotTeacher, TimetableVersion
from otmetka.timetable.queries.rebuild_plan import rebuild_plan
from otmetka.timetable.services.publish_version import publish_version
from otmetka.timetable.services.rebuild_lessons import rebuild_lessons
from otmetka.timetable.services.touch_lesson import touch_lesson


@pytest.fixture
def school(world):
    narrow_scope(world.home.school.id)
    LessonTeacher.objects.filter(school=world.home.school).delete()
    Lesson.objects.filter(school=world.home.school).delete()
    return world.home


def version(cast, from_on: date, cells, weeks: int = 1) -> TimetableVersion:
    made = TimetableVersion.objects.create(school=cast.school, year=cast.year, from_on=from_on, weeks=weeks)
    for group, weekday, number, *rest in cells:
        cell = Slot.objects.create(
            school=cast.school, version=made, weekday=weekday, number=number, group=cast.groups[group],
            week=rest[0] if rest else 0,
        )  # fmt: skip
        for teacher in rest[1:]:
            SlotTeacher.objects.create(school=cast.school, slot=cell, teacher=cast.persons[teacher])
    return made


def publish(cast, made, world):
    return publish_version(actor_who=SYSTEM, school_id=cast.school.id, version_id=made.id, now=world.now)


def days(cast, group: str) -> list[tuple[date, int]]:
    rows = Lesson.objects.filter(school=cast.school, group=cast.groups[group]).order_by("on", "number")
    return list(rows.values_list("on", "number"))


def test_a_publication_makes_the_years_lessons_with_trail_and_event(school, world):
    CalendarDay.objects.create(
        school=school.school, year=school.year, title="День народного единства", kind="holiday",
        from_on=date(2026, 11, 4), to_on=date(2026, 11, 4),
    )  # fmt: skip
    report = publish(
        school, version(school, date(2026, 10, 26), [("algebra", 3, 2), ("algebra", 4, 1)]), world
    )
    made = days(school, "algebra")
    assert made[0] == (date(2026, 10, 28), 2) and made[1] == (date(2026, 10, 29), 1)
    assert (date(2026, 11, 4), 2) not in made and (date(2026, 11, 5), 1) in made
    assert made[-1] == (date(2027, 5, 27), 1)
    assert report.added == len(made)
    entry = AuditEntry.objects.get(school=school.school, action="timetable.version.publish")
    assert entry.new["added"] == len(made)
    event = Outbox.objects.get(school=school.school, name="timetable.TimetablePublished")
    assert event.body["added"] == len(made)
    assert set(LessonTeacher.objects.filter(school=school.school).values_list("teacher_id", flat=True)) == {
        school.persons["t1"].id
    }


def test_a_second_publication_changes_nothing_and_writes_nothing(school, world):
    made = version(school, date(2026, 10, 26), [("algebra", 3, 2)])
    publish(school, made, world)
    before = set(Lesson.objects.filter(school=school.school).values_list("id", flat=True))
    report = publish(school, made, world)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert set(Lesson.objects.filter(school=school.school).values_list("id", flat=True)) == before
    assert AuditEntry.objects.filter(school=school.school, action="timetable.version.publish").count() == 1


def test_a_new_version_replaces_only_untouched_lessons_from_its_day(school, world):
    publish(school, version(school, date(2026, 11, 2), [("algebra", 2, 3), ("russian", 2, 1)]), world)
    touched = Lesson.objects.get(school=school.school, group=school.groups["algebra"], on=date(2026, 11, 24))
    touch_lesson(school_id=school.school.id, lesson_id=touched.id, now=world.now)
    new = version(school, date(2026, 11, 24), [("algebra", 2, 5), ("algebra", 3, 1)])
    report = publish(school, new, world)
    algebra = days(school, "algebra")
    assert (date(2026, 11, 17), 3) in algebra, "lessons before the new version stay"
    assert (date(2026, 11, 24), 3) in algebra, "a touched lesson stays where it was"
    assert (date(2026, 11, 24), 5) not in algebra, "and stands for the one that was wanted that day"
    assert (date(2026, 12, 1), 5) in algebra and (date(2026, 12, 1), 3) not in algebra
    assert [(row.id, row.on, row.number) for row in report.kept] == [(touched.id, date(2026, 11, 24), 3)]
    assert report.kept[0].group == "7А · Алгебра"
    assert days(school, "russian")[-1] == (date(2026, 11, 17), 1)


def test_the_wall_clock_of_the_school_decides_the_moment(school, world):
    school.school.timezone = "Asia/Yekaterinburg"
    school.school.save(update_fields=["timezone"])
    publish(school, version(school, date(2027, 5, 1), [("algebra", 2, 1)]), world)
    lesson = Lesson.objects.filter(school=school.school).order_by("on").first()
    wanted = datetime.combine(lesson.on, time(8, 30), tzinfo=ZoneInfo("Asia/Yekaterinburg"))
    assert lesson.starts_at == wanted


def test_a_change_of_the_calendar_rebuilds_and_keeps_what_was_touched(school, world):
    publish(school, version(school, date(2027, 5, 1), [("algebra", 2, 1)]), world)
    first, second = Lesson.objects.filter(school=school.school).order_by("on")[:2]
    touch_lesson(school_id=school.school.id, lesson_id=first.id, now=world.now)
    CalendarDay.objects.create(
        school=school.school, year=school.year, title="Карантин", kind="vacation",
        from_on=first.on, to_on=second.on,
    )  # fmt: skip
    report = rebuild_lessons(
        actor_who=SYSTEM, school_id=school.school.id, year_id=school.year.id, now=world.now
    )
    left = set(Lesson.objects.filter(school=school.school).values_list("id", flat=True))
    assert first.id in left and second.id not in left
    assert report.removed == 1 and [row.id for row in report.kept] == [first.id]
    assert Outbox.objects.filter(school=school.school, name="timetable.LessonsRebuilt").count() == 1


def test_teachers_of_untouched_lessons_follow_the_slot(school, world):
    made = version(school, date(2027, 5, 1), [("algebra", 2, 1)])
    publish(school, made, world)
    SlotTeacher.objects.create(
        school=school.school, slot=Slot.objects.get(version=made), teacher=school.persons["t3"]
    )
    report = publish(school, made, world)
    assert report.changed == 4
    assert set(LessonTeacher.objects.filter(school=school.school).values_list("teacher_id", flat=True)) == {
        school.persons["t3"].id
    }


def test_the_version_of_another_school_and_a_closed_year_are_refused(school, world):
    made = version(school, date(2027, 5, 1), [("algebra", 2, 1)])
    with pytest.raises(NotFound):
        publish_version(actor_who=SYSTEM, school_id=school.school.id + 999, version_id=made.id, now=world.now)
    SchoolYear.objects.filter(id=school.year.id).update(closed_at=world.now)
    with pytest.raises(Invalid):
        publish(school, made, world)


def test_forty_thousand_lessons_in_a_fixed_number_of_statements(school, world):
    made = version(school, date(2026, 9, 1), [])
    subject = Subject.objects.get(school=school.school, name="Алгебра")
    kind = school.groups["algebra"].course_kind
    classes = SchoolClass.objects.bulk_create(
        SchoolClass(school=school.school, year=school.year, grade=n % 11 + 1, letter=f"Х{n}")
        for n in range(34)
    )
    groups = TeachingGroup.objects.bulk_create(
        TeachingGroup(
            school=school.school, year=school.year, subject=subject, course_kind=kind, classes_label=row.name
        )
        for row in classes
    )
    GroupClass.objects.bulk_create(
        GroupClass(school=school.school, group=g, school_class=c)
        for g, c in zip(groups, classes, strict=True)
    )
    Slot.objects.bulk_create(
        Slot(school=school.school, version=made, weekday=day, number=number, group=group)
        for group in groups for day in range(1, 7) for number in range(1, 7)
    )  # fmt: skip
    begun = stopwatch.monotonic()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = publish(school, made, world)
    assert report.added > 40_000
    assert len(queries) <= 24
    assert stopwatch.monotonic() - begun < 20
    # new bells move all of them, also before the first ANALYZE of the young table
    Bell.objects.filter(school=school.school).update(ends=F("ends") + timedelta(minutes=5))
    begun = stopwatch.monotonic()
    moved = rebuild_lessons(
        actor_who=SYSTEM, school_id=school.school.id, year_id=school.year.id, now=world.now
    )
    assert moved.changed == report.added
    assert stopwatch.monotonic() - begun < 20


def test_a_lesson_touched_between_the_plan_and_the_writing_is_kept(school, world, monkeypatch):
    publish(school, version(school, date(2027, 5, 1), [("algebra", 2, 1)]), world)
    first = Lesson.objects.filter(school=school.school).order_by("on").first()
    calls = []

    def plan_and_touch(*args, **kwargs):
        plan = rebuild_plan(*args, **kwargs)
        calls.append(plan)
        if len(calls) == 1:
            # what a teacher's save does in another transaction, a moment before the publication locks
            touch_lesson(school_id=school.school.id, lesson_id=first.id, now=world.now)
        return plan

    monkeypatch.setattr("otmetka.timetable.services.rebuild_lessons.rebuild_plan", plan_and_touch)
    report = publish(school, version(school, date(2027, 5, 2), [("algebra", 3, 1)]), world)
    assert len(calls) == 2, "the plan is made again"
    assert Lesson.objects.filter(id=first.id).exists()
    assert [row.id for row in report.kept] == [first.id]
