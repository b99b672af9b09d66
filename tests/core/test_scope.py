"""Row-level security as the application's role meets it (TENANCY 1, SECURITY 21)."""

import pytest
from django.db import DatabaseError, connection, transaction

from otmetka.core.tenancy import narrow_scope, school_scope
from otmetka.people.models import Person


def test_a_read_without_a_scope_is_loud(db):
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.count()


def test_a_scope_sees_its_school_only(world):
    narrow_scope(world.home.school.id)
    seen = set(Person.objects.values_list("school_id", flat=True))
    assert seen == {world.home.school.id}


def test_an_inner_scope_gives_the_outer_one_back(world):
    narrow_scope(world.home.school.id)
    with school_scope(world.stranger.school.id):
        assert set(Person.objects.values_list("school_id", flat=True)) == {world.stranger.school.id}
    assert set(Person.objects.values_list("school_id", flat=True)) == {world.home.school.id}


def test_a_row_cannot_be_written_into_another_school(world):
    narrow_scope(world.home.school.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.create(school_id=world.stranger.school.id, code="x", surname="Чужой", sort_key="x")


def test_a_row_cannot_point_into_another_school(world):
    stranger = world.stranger.pupils["u1"]
    with pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO people_enrolment (school_id, pupil_id, school_class_id, from_on, reason)"
                " VALUES (%s, %s, %s, '2026-09-01', '')",
                [world.home.school.id, stranger.id, world.home.classes["7А"].id],
            )
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
