"""An import from upload to undo: row, trail, outbox and journal together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db.models import Count

from otmetka.access.models import Account
from otmetka.audit.models import AuditEntry
from otmetka.core.errors import Forbidden, NotFound, Stale
from otmetka.core.models import Outbox
from otmetka.core.tenancy import narrow_scope
from otmetka.exchange.models import Import, ImportChange
from otmetka.exchange.services.apply_import import apply_import
from otmetka.exchange.services.undo_import import undo_import
from otmetka.exchange.services.upload_import import upload_import
from otmetka.journal.models import Attendance
from otmetka.people.models import Duty, Enrolment, GroupMembership, Person
from otmetka.people.queries.actor import build_actor
from tests.exchange.files import upload

NEW = ["н-1", "Новый", "Лев", "Ильич", "м", "01.02.2013", "2026/27", "7А", "16.11.2026", "", ""]


def actor_of(cast, key: str):
    account: Account = cast.accounts[key]
    narrow_scope(cast.school.id)
    return build_actor(
        account_id=account.id, school_ids=(cast.school.id,), hat=None, session="s" * 40, now=_now()
    )


def _now():
    from tests.world import NOW

    return NOW


def put(world, kind: str, rows: list[list[str]], who: str = "journal_admin") -> Import:
    """Uploaded and applied."""
    actor = actor_of(world.home, who)
    made = upload_import(actor=actor, upload=upload(kind, rows), now=world.now)
    return apply_import(actor=actor, import_id=made.id, now=world.now)


def test_an_applied_import_leaves_row_trail_outbox_and_journal(world):
    before = AuditEntry.objects.count()
    made = put(world, "pupils", [NEW])
    assert made.state == "applied"
    assert made.counts == {"new": 1}
    person = Person.objects.get(school_id=world.home.school.id, code="н-1")
    assert person.sort_key.startswith("новый")
    groups = set(GroupMembership.objects.filter(pupil__person=person).values_list("group_id", flat=True))
    assert groups == {world.home.groups["algebra"].id, world.home.groups["russian"].id}
    trail = AuditEntry.objects.filter(ground__startswith=f"импорт № {made.id}").values_list(
        "place", flat=True
    )
    assert {"people.person", "people.pupil", "people.enrolment", "schools.teachinggroup"} == set(trail)
    assert AuditEntry.objects.count() == before + 6
    assert Outbox.objects.filter(name="exchange.ImportApplied").count() == 1
    assert ImportChange.objects.filter(of_import=made).count() == 4


def test_the_same_form_twice_is_one_import(world):
    actor = actor_of(world.home, "journal_admin")
    form = upload("pupils", [NEW])
    first = upload_import(actor=actor, upload=form, now=world.now)
    assert upload_import(actor=actor, upload=form, now=world.now).id == first.id
    for _ in range(2):
        assert apply_import(actor=actor, import_id=first.id, now=world.now).state == "applied"
    assert Person.objects.filter(code="н-1").count() == 1


def test_a_base_that_moved_since_the_preview_is_shown_again(world):
    actor = actor_of(world.home, "journal_admin")
    made = upload_import(actor=actor, upload=upload("pupils", [NEW]), now=world.now)
    Person.objects.create(school=world.home.school, code="н-1", surname="Другой", sort_key="другой")
    again = apply_import(actor=actor, import_id=made.id, now=world.now)
    assert (again.state, again.report["moved"]) == ("ready", True)
    assert not Enrolment.objects.filter(pupil__person__code="н-1").exists()
    assert apply_import(actor=actor, import_id=made.id, now=world.now).state == "applied"


def test_an_empty_cell_never_erases_and_a_missing_row_never_deletes(world):
    u1 = world.home.persons["u1"]
    row = ["u1", "Ажигалиева", "", "", "ж", "", "2026/27", "7А", "", "", ""]
    count = Enrolment.objects.filter(school_id=world.home.school.id).count()
    made = put(world, "pupils", [row])
    u1.refresh_from_db()
    assert (u1.given, u1.patronymic, u1.sex) == ("Ясмина", "Тимуровна", "ж")
    assert made.counts == {"changed": 1}
    assert "7А: Ёлкина Софья (u2)" in made.report["absent"]
    assert Enrolment.objects.filter(school_id=world.home.school.id).count() == count


def test_a_departure_closes_the_places_in_groups(world):
    row = ["u1", "Ажигалиева", "Ясмина", "Тимуровна", "", "", "2026/27", "7А", "", "20.11.2026", "переезд"]
    made = put(world, "pupils", [row])
    assert made.counts == {"left": 1}
    ends = GroupMembership.objects.filter(pupil=world.home.pupils["u1"]).values_list("to_on", flat=True)
    assert set(ends) == {date(2026, 11, 20)}


def test_a_transfer_without_a_day_takes_the_day_of_the_import_and_says_so(world):
    row = ["u1", "Ажигалиева", "Ясмина", "Тимуровна", "", "", "2026/27", "5В", "01.09.2026", "", ""]
    made = put(world, "pupils", [row])
    assert made.counts == {"moved": 1}
    assert "День перевода в файле не указан: взято 17.11.2026." in made.report["warnings"][-1]["text"]
    enrolments = Enrolment.objects.filter(pupil=world.home.pupils["u1"]).order_by("from_on")
    assert [one.to_on for one in enrolments] == [date(2026, 11, 16), None]


def test_who_is_not_in_the_file_leaves_only_when_it_was_said(world):
    actor = actor_of(world.home, "journal_admin")
    row = ["u1", "Ажигалиева", "Ясмина", "Тимуровна", "", "", "2026/27", "7А", "", "", ""]
    asked = replace(upload("pupils", [row]), close_on=date(2026, 11, 20))
    made = upload_import(actor=actor, upload=asked, now=world.now)
    assert made.counts == {"left": 5, "same": 1}
    apply_import(actor=actor, import_id=made.id, now=world.now)
    ends = Enrolment.objects.filter(school_class=world.home.classes["7А"]).values_list("to_on", flat=True)
    assert sorted(map(str, ends)) == ["2026-11-20"] * 5 + ["None"]
    places = GroupMembership.objects.filter(pupil=world.home.pupils["u2"]).values_list("to_on", flat=True)
    assert set(places) == {date(2026, 11, 20)}


def test_an_import_is_taken_back_as_a_whole(world):
    before = _state(world)
    made = put(
        world,
        "pupils",
        [NEW, ["u1", "Ажигалиева", "Ясмина", "", "ж", "", "2026/27", "5В", "18.11.2026", "", ""]],
    )
    assert _state(world) != before
    assert undo_import(actor=actor_of(world.home, "journal_admin"), import_id=made.id, now=world.now) == []
    assert _state(world) == before
    made.refresh_from_db()
    assert made.state == "undone"
    assert undo_import(actor=actor_of(world.home, "journal_admin"), import_id=made.id, now=world.now) == []
    assert Outbox.objects.filter(name="exchange.ImportUndone").count() == 1


def test_facts_stand_in_the_way_of_taking_back(world):
    made = put(world, "pupils", [NEW])
    person = Person.objects.get(code="н-1")
    pupil = Enrolment.objects.get(pupil__person=person).pupil
    Attendance.objects.create(
        school=world.home.school, lesson=world.home.lessons["tue"], pupil=pupil, code="Н",
        on=world.home.lessons["tue"].on,
        author=world.home.persons["t1"], at=world.now,
    )  # fmt: skip
    found = undo_import(actor=actor_of(world.home, "journal_admin"), import_id=made.id, now=world.now)
    assert [(one.kind, one.model) for one in found] == [("used", "journal.attendance")]
    assert Person.objects.filter(code="н-1").exists()


def test_later_changes_stand_in_the_way_of_taking_back(world):
    made = put(world, "pupils", [NEW])
    Person.objects.filter(code="н-1").update(given="Лёв")
    found = undo_import(actor=actor_of(world.home, "journal_admin"), import_id=made.id, now=world.now)
    assert [(one.kind, one.model, one.label) for one in found] == [("changed", "people.person", "Новый")]


def test_a_file_gives_duties_only_where_its_importer_may(world):
    row = ["deputy", "Ҡотлобаева", "Гөлнара", "Ильдусовна", "ж", "", "", "директор", "", "", ""]
    made = upload_import(actor=actor_of(world.home, "deputy"), upload=upload("staff", [row]), now=world.now)
    assert made.state == "refused"
    assert "назначать вы не можете" in made.report["faults"][0]["text"]
    mine = [*row]
    mine[0:4] = ["journal_admin", "Щукин", "Юрий", "Ааронович"]
    made = upload_import(
        actor=actor_of(world.home, "journal_admin"), upload=upload("staff", [mine]), now=world.now
    )
    assert "самому себе" in made.report["faults"][0]["text"]
    assert (
        Duty.objects.filter(kind="director")
        .values("school_id")
        .annotate(n=Count("id"))
        .get(school_id=world.home.school.id)["n"]
        == 1
    )


@pytest.mark.parametrize("who", ["t1", "director", "secretary", "technician", "u1", "p1"])
def test_others_may_not_import(world, who):
    with pytest.raises(Forbidden):
        upload_import(actor=actor_of(world.home, who), upload=upload("pupils", [NEW]), now=world.now)


def test_a_stranger_s_import_is_not_there(world):
    made = put(world, "pupils", [NEW])
    stranger = actor_of(world.stranger, "journal_admin")
    with pytest.raises(NotFound):
        undo_import(actor=stranger, import_id=made.id, now=world.now)


def test_a_refused_file_cannot_be_applied(world):
    actor = actor_of(world.home, "journal_admin")
    bad = [*NEW]
    bad[7] = "12Ж"
    made = upload_import(actor=actor, upload=upload("pupils", [NEW, bad]), now=world.now)
    assert [fault["line"] for fault in made.report["faults"]] == [3]
    with pytest.raises(Stale):
        apply_import(actor=actor, import_id=made.id, now=world.now + timedelta(minutes=1))


def test_namesakes_are_told_and_kept_apart(world):
    rows = [["н-8", "Иванов", "Артём", "", "м", "", "2026/27", "7А", "16.11.2026", "", ""]]
    made = put(world, "pupils", rows)
    assert any("в 7А есть тёзка" in one["text"] or "тёзка" in one["text"] for one in made.report["warnings"])
    assert Person.objects.filter(school_id=world.home.school.id, surname="Иванов").count() == 3


def test_a_long_file_waits_for_the_worker(world, monkeypatch):
    from otmetka.exchange.services import upload_import as module
    from otmetka.exchange.services.prepare_import import prepare_kept

    deferred = []
    monkeypatch.setattr(module, "LONG_BYTES", 10)
    monkeypatch.setattr(module, "_later", lambda one: deferred.append(one.id))
    made = upload_import(
        actor=actor_of(world.home, "journal_admin"), upload=upload("pupils", [NEW]), now=world.now
    )
    assert deferred == [made.id]
    prepare_kept(world.home.school.id, made.id, now=world.now)
    made.refresh_from_db()
    assert (made.state, made.counts) == ("ready", {"new": 1})
    assert replace(upload("pupils", [NEW]), kind="pupils").kind == made.kind


def _state(world) -> list:
    found = []
    for model in (Person, Enrolment, GroupMembership):
        rows = model.objects.filter(school_id=world.home.school.id).order_by("id").values()
        found.append(list(rows))
    return found
