"""Export, empty school, import, export: the same rows of every template, nasty names included."""

from pathlib import Path

import pytest

from otmetka.audit.trail import SYSTEM
from otmetka.core.names import sort_key
from otmetka.core.tenancy import narrow_scope
from otmetka.exchange.queries.exports import export_rows
from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.files_out import as_bytes
from otmetka.exchange.services.load_folder import load_file
from otmetka.journal.models import LessonPlan, PlanTopic
from otmetka.people.models import Enrolment
from otmetka.timetable.models import Room, Slot, SlotTeacher, TimetableVersion
from tests.world import NOW, YEAR_START, add_pupil, make_card

NASTY = [
    ("-Ли", "=Ян", "+"), ("О", "Ё", ""), ("Ёжиков-Абдул", "Д’Артаньян", "Ариф кызы"), ("Кӏэщт", "Ӏ", ""),
    ("Я" * 60, "ы" * 60, "ъ" * 60), ("Иванов", "Артём", "Сергеевич"), ("@кот", "\"кавычки\"", "a;b,c"),
    ("'-", "''", ""),
]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_list_comes_back(world, form: str, tmp_path: Path):
    home = world.home
    _fill(home)
    today = NOW.date()
    rows = {kind: export_rows(home.school.id, kind, today=today) for kind in TEMPLATES}
    assert all(rows[kind] for kind in TEMPLATES if kind != "days")
    empty = make_card("Пустая")
    for kind, listed in rows.items():
        if not listed:
            continue
        path = tmp_path / f"{kind}.{form}"
        path.write_bytes(as_bytes(TEMPLATES[kind], listed, form))
        load_file(empty.id, kind, path, SYSTEM, now=NOW)
        narrow_scope(empty.id)
        assert export_rows(empty.id, kind, today=today) == listed, kind
        again = load_file(empty.id, kind, path, SYSTEM, now=NOW)
        assert set(again.counts) == {"same"}, kind


def _fill(home) -> None:
    narrow_scope(home.school.id)
    for number, name in enumerate(NASTY):
        add_pupil(home, f"н{number}", name, "7А", "home")
    Enrolment.objects.filter(pupil=home.pupils["н0"]).update(to_on=NOW.date(), reason="=переезд")
    home.persons["t1"].sort_key = sort_key("Нагорнова", "", "")
    version = TimetableVersion.objects.create(
        school=home.school, year=home.year, from_on=YEAR_START, weeks=2, title="Расписание с 01.09.2026"
    )
    room = Room.objects.create(school=home.school, code="=27")
    for week in (1, 2):
        slot = Slot.objects.create(
            school=home.school, version=version, weekday=6, number=0, week=week,
            group=home.groups["english1"], room=room,
        )  # fmt: skip
        SlotTeacher.objects.create(school=home.school, slot=slot, teacher=home.persons["t1"])
    plan = LessonPlan.objects.create(school=home.school, group=home.groups["algebra"])
    PlanTopic.objects.create(
        school=home.school, plan=plan, number=1, topic='-1 и «1»; "2"', homework="=§ 1", work_kind="test"
    )
