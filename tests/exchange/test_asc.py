"""aSc XML: a clean Russian file, its dirty brothers, and a real one where it is at hand."""

import os
from datetime import date
from pathlib import Path

import pytest

from otmetka.core.names import Name
from otmetka.core.tenancy import narrow_scope
from otmetka.exchange.models import Import
from otmetka.exchange.rules.asc.cards import read_cards
from otmetka.exchange.rules.asc.clashes import find_clashes
from otmetka.exchange.rules.asc.match import match_teacher
from otmetka.exchange.rules.asc.read import Record, read_asc
from otmetka.exchange.rules.faults import BadFile
from otmetka.people.models import Staff
from otmetka.schools.models import TeachingGroup
from otmetka.timetable.models import Slot, SlotTeacher, TimetableVersion
from tests.exchange.asc_files import CARDS, asc
from tests.exchange.page import send


@pytest.mark.parametrize(
    ("declared", "encoding", "recoded"),
    [
        ("windows-1251", "cp1251", False),
        ("utf-8", "utf-8", False),
        ("UTF-8", "cp1251", True),
        ("utf-16", "utf-16", False),
    ],
)
@pytest.mark.parametrize("plural", [True, False])
def test_cards_are_read_whatever_the_letters(declared, encoding, recoded, plural):
    file = read_asc(asc(declared=declared, encoding=encoding, plural=plural))
    assert file.recoded is recoded
    cards = read_cards(file)
    assert [(c.weekday, c.number, c.week, c.rooms) for c in cards.placed] == [
        (1, 0, 0, ("r1",)), (1, 1, 0, ("r1",)), (6, 2, 1, ("r1",)), (2, 3, 0, ("r1",)), (2, 3, 0, ("r2",)),
        (3, 4, 2, ("r1",)),
    ]  # fmt: skip
    assert cards.warnings == []
    assert find_clashes(file, cards.placed) == []


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE timetable [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b"<timetable><lessons><lesson id='&b;'/></lessons></timetable>"
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "xml_bomb"),
        (b"plain text", "not_xml"),
        (b"<timetable><lessons><lesson id='1'></timetable>", "broken_xml"),
        (b"<fet><x/></fet>", "not_asc"),
        (b"<timetable></timetable>", "not_asc"),
    ],
)
def test_what_is_no_timetable_is_refused(data, code):
    with pytest.raises(BadFile) as refused:
        read_asc(data)
    assert refused.value.code == code


DIRT = """<card lessonid="нет" classroomids="r1" period="1" weeks="11" days="100000"/>
<card lessonid="l1" classroomids="" period="5" weeks="11" days="100000"/>
<card lessonid="l1" classroomids="r1" period="" weeks="11" days="100000"/>
<card lessonid="l1" classroomids="r1" period="5" weeks="11" days="110000"/>
<card lessonid="l1" classroomids="r1" period="6" weeks="101" days="100000"/>
<card lessonid="l4" classroomids="r1" period="1" weeks="01" days="100000"/>
"""


def test_dirt_is_told_with_its_line():
    file = read_asc(asc(more=DIRT))
    cards = read_cards(file)
    found = {(fault.code, fault.line) for fault in [*cards.warnings, *find_clashes(file, cards.placed)]}
    first = asc(more=DIRT).decode("cp1251").splitlines().index(DIRT.splitlines()[0]) + 1
    assert found == {
        ("asc_card_no_lesson", first), ("asc_card_no_room", first + 1), ("asc_card_unplaced", first + 2),
        ("asc_card_unplaced", first + 3), ("asc_weeks_long", first + 4), ("asc_clash_room", first + 5),
        ("asc_clash_class", first + 5),
    }  # fmt: skip


OURS = {
    "1": Name("Нагорнова", "Анна", "Сергеевна"),
    "2": Name("Нагорнова", "Алла", "Сергеевна"),
    "3": Name("О", "Ян"),
}


@pytest.mark.parametrize(
    ("name", "exact", "alike"),
    [
        ("Нагорнова Анна Сергеевна", "1", []),
        ("Нагорнова А. С.", None, ["1", "2"]),
        ("А.С. Нагорнова", None, ["1", "2"]),
        ("Нагорнова", None, ["1", "2"]),
        ("Нагорнова Алла", None, ["2"]),
        ("О Я.", None, ["3"]),
        ("Иванова И. И.", None, []),
    ],
)
def test_a_teacher_is_never_guessed(name, exact, alike):
    found = match_teacher(Record(1, {"name": name}), OURS)
    assert (found.exact, found.alike) == (exact, alike)


def test_a_clean_file_becomes_a_version_after_its_names_are_confirmed(world, client):
    home = world.home
    client.force_login(home.accounts["deputy"], backend="otmetka.access.backend.AccountBackend")
    page = send(client, world, "asc", asc(), "Расписание.xml").content.decode()
    assert "похоже на: Нагорнова-Лепёшкина Анна Сергеевна (t1)" in page
    assert "«Спортзал»: у нас такого нет" in page
    assert "Записать</button>" not in page
    assert not TimetableVersion.objects.filter(school_id=home.school.id).exists()

    made = Import.objects.get(school_id=home.school.id)
    answers = {"year": "2026/27", "from_on": "2026-12-01", "alike": "on", "missing": "on"}
    client.post(f"/exchange/imports/{made.id}/names/", answers)
    page = client.get(f"/exchange/imports/{made.id}/").content.decode()
    assert "Записать</button>" in page
    assert client.post(f"/exchange/imports/{made.id}/application/").status_code == 302

    narrow_scope(home.school.id)
    version = TimetableVersion.objects.get(school_id=home.school.id)
    assert (version.from_on, version.weeks, version.published_at) == (date(2026, 12, 1), 2, None)
    slots = Slot.objects.filter(version=version).order_by("weekday", "number", "group__name")
    assert [(s.weekday, s.number, s.week, s.group_id, s.room.code) for s in slots] == [
        (1, 0, 0, home.groups["russian"].id, "27"),
        (1, 1, 0, home.groups["algebra"].id, "27"),
        (2, 3, 0, home.groups["english1"].id, "27"),
        (2, 3, 0, home.groups["english2"].id, "Спортзал"),
        (3, 4, 2, home.groups["russian"].id, "27"),
        (6, 2, 1, home.groups["algebra"].id, "27"),
    ]
    assert set(SlotTeacher.objects.filter(slot__version=version).values_list("teacher__code", flat=True)) == {
        "t1", "t2", "t3",
    }  # fmt: skip
    client.post(f"/exchange/imports/{made.id}/undo/")
    narrow_scope(home.school.id)
    assert not TimetableVersion.objects.filter(school_id=home.school.id).exists()


def test_an_empty_school_starts_from_the_file(world, client):
    home = world.home
    client.force_login(home.accounts["deputy"], backend="otmetka.access.backend.AccountBackend")
    strangers = {"t1": "Петрова Инна Львовна", "t2": "Сидоров О. О.", "t3": "Пак"}
    send(client, world, "asc", asc(CARDS, teachers=strangers).replace(b"7", b"9"), "новое.xml")
    made = Import.objects.get(school_id=home.school.id)
    answers = {"year": "2026/27", "from_on": "2026-12-01", "missing": "on"}
    client.post(f"/exchange/imports/{made.id}/names/", answers)
    client.post(f"/exchange/imports/{made.id}/application/")
    narrow_scope(home.school.id)
    made.refresh_from_db()
    assert made.state == "applied", made.report
    groups = TeachingGroup.objects.filter(school_id=home.school.id, classes_label="9А")
    assert sorted((g.subject.name, g.name) for g in groups) == [
        ("Алгебра", ""),
        ("Английский язык", "1 группа"),
        ("Английский язык", "2 группа"),
        ("Русский язык", ""),
    ]
    assert Staff.objects.filter(school_id=home.school.id, person__surname="Пак").exists()


@pytest.mark.parametrize("path", ["tt-asc-br-technical/asctt2012.xml"])
def test_a_real_dirty_file_is_read_whole(path):
    folder = os.environ.get("OTMETKA_REAL_DATA")
    if not folder or not (Path(folder) / path).exists():
        pytest.skip(f"нет настоящих файлов: OTMETKA_REAL_DATA, {path}")
    file = read_asc((Path(folder) / path).read_bytes())
    cards = read_cards(file)
    codes = {fault.code for fault in [*cards.warnings, *find_clashes(file, cards.placed)]}
    assert len(cards.placed) > 1000
    assert {"asc_card_no_room", "asc_clash_teacher"} <= codes
