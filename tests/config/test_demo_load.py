"""The demo is loaded by the school's own import: here a cut of it with three classes of two years."""

import csv
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef

from otmetka.access.models import Account, AccountSchool
from otmetka.audit.models import AuditEntry
from otmetka.config.demo import filling, loading, sign_ins
from otmetka.config.demo.files import NEIGHBOUR, DemoFiles
from otmetka.core.models import Outbox
from otmetka.core.tenancy import narrow_scope
from otmetka.journal.models import Attendance, Homework, LessonRecord, Mark
from otmetka.people.models import GroupMembership, Guardianship, Person
from otmetka.people.queries.actor import build_actor
from otmetka.schools.models import SchoolYear
from otmetka.timetable.models import Lesson
from tests.world import make_card

NOW = datetime(2026, 9, 22, 11, 10, tzinfo=ZoneInfo("Europe/Moscow"))
KEPT = {"2025/26": {"6А"}, "2026/27": {"7А", "1А"}}
LEFT_OUT = {"timetable-2.csv"}
LAST_TOPIC = 30
FACTS = (Mark, Attendance, LessonRecord, Homework)


def cut(folder: Path) -> DemoFiles:
    """The demo's files with the classes of :data:`KEPT` alone."""
    files = DemoFiles()
    kept: dict[str, set[str]] = {}
    listed = []
    for number, (kind, path) in enumerate(files.imports):
        if path.name in LEFT_OUT:
            continue
        name = f"{number}-{kind}.csv"
        _cut_file(kind, path, folder / name, kept)
        listed.append({"kind": kind, "file": name})
    rows = [row for row in files.sign_ins if row["person"] in kept["people"]]
    (folder / "sign_ins.json").write_text(json.dumps(rows), encoding="utf-8")
    (folder / "card.json").write_text(json.dumps(files.card), encoding="utf-8")
    manifest = {"school": "card.json", "sign_ins": "sign_ins.json", "files": listed}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return DemoFiles(folder)


def _cut_file(kind: str, source: Path, target: Path, kept: dict[str, set[str]]) -> None:
    with source.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        rows = [row for row in (_cut_row(kind, row, kept) for row in reader) if row]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def _cut_row(kind: str, row: dict[str, str], kept: dict[str, set[str]]) -> dict[str, str] | None:
    people = kept.setdefault("people", set())
    classes = KEPT.get(row.get("Учебный год", ""), set())
    if kind == "staff":
        duties = row["Обязанности"].split(", ")
        row["Обязанности"] = ", ".join(d for d in duties if "руководитель" not in d or d.split()[-1] == "7А")
        people.add(row["Код"])
    if kind in ("classes", "pupils") and row["Класс"] not in classes:
        return None
    if kind == "pupils":
        people.add(row["Код"])
    if kind in ("guardians", "members"):
        if row["Код ученика"] not in people:
            return None
        if kind == "guardians":
            people.add(row["Код"])
    if kind == "plans" and int(row["№"]) > LAST_TOPIC:
        return None
    if "Классы" in row:
        mine = [one for one in row["Классы"].split(", ") if one in classes]
        row["Классы"] = ", ".join(mine)
        return row if mine else None
    return row


@pytest.fixture
def plain_base(monkeypatch):
    """A school made inside the test's transaction; statistics are the owner's and take long."""

    def make(card, *, now):
        return make_card(card["name"])

    monkeypatch.setattr("otmetka.config.demo.loading.make_school", make)
    monkeypatch.setattr("otmetka.config.demo.loading.gather_statistics", lambda: None)


@pytest.fixture
def school(db, plain_base, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")  # nobody gathers statistics in a test
    told = []
    made = loading.load_school(cut(tmp_path), now=NOW, progress=lambda *told_now: told.append(told_now))
    assert {"Логины", "Уроки по расписанию"} <= {text for text, *_counts in told}
    narrow_scope(made.id)
    return made


def test_both_schools_are_loaded_filled_and_signed_in_to(school):
    years = SchoolYear.objects.filter(school_id=school.id).order_by("title")
    assert [(year.title, bool(year.closed_at)) for year in years] == [("2025/26", True), ("2026/27", False)]
    for year in years:
        of_year = {"school_id": school.id, "lesson__year": year}
        assert all(model.objects.filter(**of_year).exists() for model in FACTS)
    assert not Mark.objects.filter(school_id=school.id, at__gt=NOW).exists()
    untouched = Lesson.objects.filter(school_id=school.id, touched_at=None, on__gt=NOW.date())
    assert (
        untouched.exists()
        and not Lesson.objects.filter(
            school_id=school.id, on__gt=NOW.date(), touched_at__isnull=False
        ).exists()
    )
    _facts_are_those_of_a_school(school)
    _everybody_has_an_account(school)
    _a_guardian_with_children_in_two_schools_sees_both(school)


def _facts_are_those_of_a_school(school) -> None:
    """One audit row for each fact, members only, chains, and no marks in the first grade."""
    told = dict(
        AuditEntry.objects.filter(school_id=school.id, ground=filling.GROUND)
        .values_list("place").annotate(n=Count("id"))
    )  # fmt: skip
    for model, place in zip(FACTS, ("mark", "attendance", "record", "homework"), strict=True):
        assert told[f"journal.{place}"] == model.objects.filter(school_id=school.id).count()
    assert Outbox.objects.filter(school_id=school.id, name="journal.FactsLoaded").count() == 2
    of_members = GroupMembership.objects.filter(
        school_id=school.id, group=OuterRef("lesson__group"), pupil=OuterRef("pupil")
    )
    assert not Mark.objects.filter(~Exists(of_members), school_id=school.id).exists()
    assert Mark.objects.filter(school_id=school.id, predecessor__isnull=False).exists()
    first = {"school_id": school.id, "lesson__group__classes_label": "1А"}
    assert LessonRecord.objects.filter(**first).exists() and not Mark.objects.filter(**first).exists()


def _everybody_has_an_account(school) -> None:
    assert not Person.objects.filter(school_id=school.id, account_id=None).exists()
    persons = set(Person.objects.filter(school_id=school.id).values_list("account_id", flat=True))
    members = AccountSchool.objects.filter(school_id=school.id).values_list("account_id", flat=True)
    assert persons == set(members)
    able = Account.objects.filter(password__startswith="argon2")
    assert set(able.values_list("login", flat=True)) >= {"kuznetsova", "polina", "lazarev"}
    assert Account.objects.get(login="polina").check_password("otmetka-demo")


def _a_guardian_with_children_in_two_schools_sees_both(school) -> None:
    neighbour = loading.load_school(DemoFiles(NEIGHBOUR), now=NOW, progress=lambda *_told: None)
    account = Account.objects.get(login="lazarev")
    schools = tuple(AccountSchool.objects.filter(account=account).values_list("school_id", flat=True))
    assert set(schools) == {school.id, neighbour.id}
    narrow_scope(*schools)
    assert Guardianship.objects.filter(school_id=neighbour.id, guardian__account_id=account.id).count() == 1
    actor = build_actor(account_id=account.id, school_ids=schools, hat=None, session="", now=NOW)
    assert {child.school_id for child in actor.children} == {school.id, neighbour.id}


def test_the_table_of_sign_ins_has_a_row_for_each_duty_and_fits_the_launcher():
    rows = sign_ins()
    assert len(rows) >= 15 and all(len(row) == 4 and all(row) for row in rows)
    assert len({login for _duty, _name, login, _password in rows}) == len(rows)
    duties = {login: duty for duty, _name, login, _password in rows}
    assert "соседней школе" in duties["lazarev"] and "7А" in duties["lazarev"]
