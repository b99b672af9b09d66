"""The timetable from a template: a draft with its clashes told; what is in force is not touched."""

import pytest

from otmetka.audit.trail import SYSTEM
from otmetka.core.errors import Invalid
from otmetka.core.tenancy import narrow_scope
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.load_folder import load_file
from otmetka.exchange.services.planning import plan_file
from otmetka.schools.models import SchoolClass
from otmetka.timetable.models import Lesson, Slot, TimetableVersion
from tests.exchange.files import table
from tests.world import NOW

DAY = "01.12.2026"


def row(number: str, name: str, subject: str, *, group="", who="t1", room="27", week="") -> list[str]:
    return ["2026/27", DAY, week, "пн", number, name, subject, group, who, room]


def plan_of(world, rows):
    narrow_scope(world.home.school.id)
    return plan_file(
        world.home.school.id, "timetable", table("timetable", rows), "т.csv", today=NOW.date()
    ).plan


def test_clashes_are_told_with_both_places(world):
    rows = [
        row("1", "7А", "Алгебра"),
        row("1", "5В", "Математика"),
        row("1", "7А", "Русский язык", who="t2", room=""),
        row("2", "7А", "Английский язык", group="группа 1"),
        row("2", "7А", "Английский язык", group="группа 2", who="t3", room=""),
        row("3", "7А", "Алгебра", week="1"),
        row("3", "5В", "Математика", week="2"),
    ]
    plan = plan_of(world, rows)
    assert plan.faults == []
    found = {(one.code, one.line, one.details["other"]) for one in plan.warnings if "clash" in one.code}
    assert found == {("clash_teacher", 3, 2), ("clash_class", 4, 2)}


def test_the_second_shift_does_not_clash_with_the_first(world):
    narrow_scope(world.home.school.id)
    SchoolClass.objects.filter(id=world.home.classes["5В"].id).update(shift=2)
    plan = plan_of(world, [row("1", "7А", "Алгебра"), row("1", "5В", "Математика")])
    assert [one for one in plan.warnings if "clash" in one.code] == []


@pytest.mark.parametrize(
    ("bad", "code", "column"),
    [
        (row("1", "7А", "Алгебра", room="99"), "no_room", "Кабинет"),
        (row("1", "7А", "Алхимия"), "no_subject", "Предмет"),
        (row("1", "7Ы", "Алгебра"), "no_group", "Предмет"),
        (row("1", "7А", "Английский язык", group="группа 9"), "no_group", "Группа"),
        (row("1", "7А", "Алгебра", who="u1"), "no_teacher", "Учителя"),
        (row("15", "7А", "Алгебра"), "range", "Урок"),
        (row("1", "7А", "Алгебра", week="3"), "range", "Неделя"),
    ],
)
def test_what_is_not_ours_is_a_fault(world, bad, code, column):
    plan = plan_of(world, [bad])
    assert [(one.code, one.column) for one in plan.faults] == [(code, column)]


def test_what_is_in_force_is_not_changed_by_a_file(world, tmp_path):
    school = world.home.school
    path = tmp_path / "т.csv"
    path.write_bytes(table("timetable", [row("1", "7А", "Алгебра")]))
    load_file(school.id, "timetable", path, SYSTEM, now=NOW, publish=True)
    narrow_scope(school.id)
    version = TimetableVersion.objects.get(school_id=school.id)
    assert version.published_at is not None
    assert Lesson.objects.filter(slot__version=version).exists()
    load_file(school.id, "timetable", path, SYSTEM, now=NOW)
    path.write_bytes(table("timetable", [row("2", "7А", "Алгебра")]))
    with pytest.raises(Invalid, match="уже действует"):
        load_file(school.id, "timetable", path, SYSTEM, now=NOW)
    narrow_scope(school.id)
    assert Slot.objects.filter(version=version).count() == 1
    assert TEMPLATES["timetable"].header[1] == "Действует с"
