"""SQL as the application's role: what was put down stays, strangers' rows are not there (SECURITY 6, 21)."""

import pytest
from django.db import DatabaseError, connection, transaction

from otmetka.core.tenancy import narrow_scope
from tests.permissions.objects import make_bundles

FACTS = (
    "journal_mark", "journal_attendance", "journal_lessonrecord", "journal_homework", "journal_homeworkfile",
    "audit_auditentry", "core_outbox", "files_storedfile",
)  # fmt: skip
SPOILS = (
    'UPDATE "{table}" SET id = id', 'DELETE FROM "{table}"', 'SELECT id FROM "{table}" FOR UPDATE',
    'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY', 'DROP TABLE "{table}"',
    'ALTER TABLE "{table}" DISABLE TRIGGER ALL',
)  # fmt: skip


def refused(statement: str, *values) -> str:
    """The code with which PostgreSQL refuses; fails when it does not."""
    with pytest.raises(DatabaseError) as raised, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    return raised.value.__cause__.sqlstate


@pytest.fixture
def filled(world):
    make_bundles(world)
    narrow_scope(world.home.school.id)
    return world


@pytest.mark.parametrize("table", FACTS)
def test_facts_are_not_changed_by_the_application(filled, table):
    for statement in SPOILS:
        assert refused(statement.format(table=table)) == "42501", statement


def test_a_grant_by_the_application_grants_nothing(filled):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("GRANT UPDATE ON journal_mark TO otm_app")  # a warning only, PostgreSQL says
    assert refused("UPDATE journal_mark SET id = id") == "42501"


def test_the_application_does_not_become_the_owner(filled):
    assert refused("SET ROLE otm_owner") == "42501"
    assert refused("SET SESSION AUTHORIZATION otm_owner") == "42501"


@pytest.mark.parametrize(
    "table", ["journal_mark", "people_person", "people_pupil", "timetable_lesson", "schools_teachinggroup"]
)
def test_a_strangers_rows_are_not_there(filled, table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*), count(*) FILTER (WHERE school_id <> %s) FROM "{table}"',
                       [filled.home.school.id])  # fmt: skip
        own, foreign = cursor.fetchone()
    assert own and not foreign


def test_a_strangers_row_cannot_be_written(filled):
    away, home = filled.stranger, filled.home
    insert = "INSERT INTO people_pupil (school_id, person_id) VALUES (%s, %s)"
    assert refused(insert, away.school.id, away.persons["t1"].pk) == "42501"
    move = "UPDATE people_person SET school_id = %s WHERE id = %s"
    assert refused(move, away.school.id, home.persons["t1"].pk) == "42501"


def test_two_schools_may_have_the_same_number(world):
    """The identical local id: the address opens one's own object, never the other school's of that number."""
    home, away = world.home, world.stranger
    narrow_scope(away.school.id)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_person (id, school_id, code, surname, given, patronymic, sex, sort_key)"
            " VALUES (%s, %s, 'same', 'Двойник', '', '', '', 'двойник')",
            [home.persons["t1"].pk, away.school.id],
        )
    narrow_scope(home.school.id)
    from otmetka.people.models import Person

    assert Person.objects.get(pk=home.persons["t1"].pk).surname == "Нагорнова-Лепёшкина"
    narrow_scope(away.school.id)
    assert Person.objects.get(pk=home.persons["t1"].pk).surname == "Двойник"
