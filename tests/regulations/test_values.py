"""Values in force: the school's act first, the product's default where it is silent."""

from datetime import date

import pytest

from otmetka.core.tenancy import narrow_scope
from otmetka.regulations.models import Parameter, WorkKind
from otmetka.regulations.queries.values import value_in_force, values_in_force
from otmetka.regulations.queries.work_kinds import kind_code, work_kinds_in_force
from otmetka.regulations.services.ship_defaults import ship_defaults

ON = date(2026, 11, 17)


@pytest.fixture
def school(world):
    narrow_scope(world.home.school.id)
    return world.home


def test_without_an_act_the_default_holds_and_says_so(school):
    found = value_in_force(school.school.id, "marks.written_deadline", 10, ON)
    assert found.value == 7 and found.ground.startswith("умолчание продукта")
    assert value_in_force(school.school.id, "marks.written_deadline", 7, ON).value == 5


def test_the_schools_value_holds_in_its_time_and_grades_only(school, django_assert_num_queries):
    Parameter.objects.create(
        school=school.school, key="homework.posted_after", value=0, unit="мин", grade_from=5, grade_to=9,
        ground="п. 2.2 положения", from_on=date(2026, 11, 1), to_on=date(2026, 11, 30),
    )  # fmt: skip
    assert value_in_force(school.school.id, "homework.posted_after", 7, ON).ground == "п. 2.2 положения"
    assert value_in_force(school.school.id, "homework.posted_after", 4, ON).value == 60
    assert value_in_force(school.school.id, "homework.posted_after", 7, date(2026, 12, 1)).value == 60
    with django_assert_num_queries(1):
        both = values_in_force(school.school.id, ["homework.posted_after", "homework.volume"], 7, ON)
    assert (both["homework.posted_after"].value, both["homework.volume"].value) == (0, 150)


def test_an_unknown_key_is_loud(school):
    with pytest.raises(KeyError):
        value_in_force(school.school.id, "нет.такого", 7, ON)


def test_defaults_are_shipped_once_and_leave_what_is_there(school, world):
    before = WorkKind.objects.get(school=school.school, code="dictation")
    assert ship_defaults(school.school.id, world.now) > 30
    assert ship_defaults(school.school.id, world.now) == 0
    codes = [kind.code for kind in work_kinds_in_force(school.school.id, ON)]
    assert {"answer", "independent", "control", "dictation", "essay", "project", "lab", "homework"} <= set(
        codes
    )
    assert WorkKind.objects.get(school=school.school, code="dictation").id == before.id


def test_the_latest_of_a_kinds_rows_is_in_force(school):
    WorkKind.objects.create(
        school=school.school, code="answer", title="Ответ", short="отв", weight="1.5", ground="приказ",
        from_on=date(2026, 11, 1),
    )  # fmt: skip
    kinds = {kind.code: kind for kind in work_kinds_in_force(school.school.id, ON)}
    assert kinds["answer"].ground == "приказ"
    earlier = {kind.code: kind for kind in work_kinds_in_force(school.school.id, date(2026, 10, 1))}
    assert earlier["answer"].title == "Ответ на уроке"


def test_words_of_files_have_codes():
    assert kind_code(" Изложение ") == kind_code("сочинение") == "essay"
    assert kind_code("контрольная") == "control"
    assert kind_code("гадание") is None
