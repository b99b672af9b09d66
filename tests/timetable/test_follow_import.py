"""Bells that came by file move the lessons that nobody filled, once, and only if they are older."""

from datetime import date, timedelta

import pytest
from django.db.models import F

from otmetka.audit.trail import SYSTEM
from otmetka.core.tenancy import narrow_scope
from otmetka.exchange.events import ImportApplied, ImportUndone
from otmetka.exchange.handlers import follow_import
from otmetka.exchange.models import Import
from otmetka.timetable.models import Bell, Lesson, Slot, TimetableVersion
from otmetka.timetable.services.publish_version import publish_version


@pytest.fixture
def lesson(world) -> Lesson:
    home = world.home
    narrow_scope(home.school.id)
    version = TimetableVersion.objects.create(school=home.school, year=home.year, from_on=date(2027, 5, 1))
    Slot.objects.create(
        school=home.school, version=version, weekday=2, number=1, group=home.groups["algebra"]
    )
    publish_version(actor_who=SYSTEM, school_id=home.school.id, version_id=version.id, now=world.now)
    return Lesson.objects.filter(school=home.school, on__gte=date(2027, 5, 1)).earliest("on")


def apply(world, kind: str, at) -> ImportApplied:
    made = Import.objects.create(
        school=world.home.school, kind=kind, file_name="bells.csv", sha256="0" * 64, size=1, at=at,
        state="applied", applied_at=at,
    )  # fmt: skip
    return ImportApplied(world.home.school.id, made.id, kind)


def test_lessons_follow_bells_that_came_later(world, lesson):
    Bell.objects.filter(school=world.home.school).update(starts=F("starts") - timedelta(minutes=5))
    follow_import(apply(world, "bells", world.now + timedelta(hours=1)), world.now + timedelta(hours=1))
    before = lesson.starts_at
    lesson.refresh_from_db()
    assert lesson.starts_at == before - timedelta(minutes=5)


def test_lessons_follow_when_the_import_is_taken_back(world, lesson):
    later = world.now + timedelta(hours=1)
    applied = apply(world, "bells", later)
    Bell.objects.filter(school=world.home.school).update(ends=F("ends") + timedelta(minutes=5))
    follow_import(ImportUndone(applied.school_id, applied.import_id, applied.kind), later)
    before = lesson.ends_at
    lesson.refresh_from_db()
    assert lesson.ends_at == before + timedelta(minutes=5)


@pytest.mark.parametrize(("kind", "hours"), [("pupils", 1), ("bells", 0)])
def test_other_files_and_older_ones_change_nothing(world, lesson, kind, hours):
    Bell.objects.filter(school=world.home.school).update(starts=F("starts") - timedelta(minutes=5))
    follow_import(apply(world, kind, world.now + timedelta(hours=hours)), world.now + timedelta(hours=2))
    before = lesson.starts_at
    lesson.refresh_from_db()
    assert lesson.starts_at == before
