"""People and groups: codes, dates, sizes, and the cast that the stories name."""

import itertools
import json
from collections import Counter

from .reading import DEMO, FOLDERS, codes, day, group_key, of_year, table

FEMALE_ENDINGS, MALE_ENDINGS = ("вна", "ична", "инична", "кызы"), ("вич", "ич", "оглы", "улы")
LOADED = {
    "С-002": (6, 10),
    "С-004": (2, 10),
    "С-062": (6, 30),
    "С-048": (9, 18),
    "С-006": (12, 30),
    "С-063": (9, 18),
}


def test_a_code_means_one_person():
    names: dict[str, tuple] = {}
    for name in ("common/staff.csv", "2025-26/pupils.csv", "2026-27/pupils.csv", "common/guardians.csv"):
        for row in table(name):
            person = (row["Фамилия"], row["Имя"], row["Отчество"], row["Пол"])
            assert names.setdefault(row["Код"], person) == person


def test_patronymics_and_surnames_agree_with_sex():
    for name in ("common/staff.csv", "2026-27/pupils.csv", "common/guardians.csv"):
        for row in table(name):
            if row["Отчество"]:
                assert row["Отчество"].endswith(FEMALE_ENDINGS if row["Пол"] == "ж" else MALE_ENDINGS), row
            if row["Пол"] == "м":
                assert not row["Фамилия"].endswith(("ова", "ева", "ёва", "ская")), row
            else:
                assert not row["Фамилия"].endswith(("ов", "ев", "ёв", "ский")), row


def test_class_sizes():
    for year in FOLDERS:
        sizes = Counter(row["Класс"] for row in of_year(year, "pupils.csv") if not row["Зачислен"])
        assert set(sizes) == {row["Класс"] for row in of_year(year, "classes.csv")}
        assert all(17 <= size <= 30 for size in sizes.values()), sizes
    assert sum(sizes.values()) > 830


def test_7a_has_25_pupils_all_the_year_and_two_namesakes():
    rows = [row for row in of_year("2026/27", "pupils.csv") if row["Класс"] == "7А"]
    assert len(rows) == 25 and not any(row["Зачислен"] or row["Выбыл"] for row in rows)
    namesakes = [row["Отчество"] for row in rows if (row["Фамилия"], row["Имя"]) == ("Иванов", "Артём")]
    assert sorted(namesakes) == ["Андреевич", "Сергеевич"]


def test_enrolments_of_a_pupil_do_not_overlap():
    for year in FOLDERS:
        first = day("01.09." + year[:4])
        stays: dict[str, list] = {}
        for row in of_year(year, "pupils.csv"):
            stays.setdefault(row["Код"], []).append((day(row["Зачислен"]) or first, day(row["Выбыл"])))
        for code, spans in stays.items():
            spans.sort()
            for (_, until), (since, _) in itertools.pairwise(spans):
                assert until and until < since, code


def test_members_are_pupils_of_the_classes_of_their_group():
    for year in FOLDERS:
        stays = {
            (row["Код"], row["Класс"], row["Зачислен"], row["Выбыл"]) for row in of_year(year, "pupils.csv")
        }
        named = {group_key(row) for row in of_year(year, "load.csv") if row["Группа"]}
        seen = set()
        for row in of_year(year, "members.csv"):
            assert group_key(row) in named
            seen.add(group_key(row))
            assert any(
                (row["Код ученика"], name, row["С"], row["По"]) in stays for name in codes(row["Классы"])
            ), row
        assert seen == named


def test_teachers_exist_and_carry_a_reasonable_load():
    staff = {row["Код"] for row in table("common/staff.csv")}
    for year in FOLDERS:
        hours: Counter = Counter()
        for row in of_year(year, "load.csv"):
            for code in codes(row["Учителя"]):
                assert code in staff
                hours[code] += float(row["Часов в неделю"].replace(",", "."))
        for code, total in hours.items():
            low, high = LOADED.get(code, (13, 30))
            assert low <= total <= high, (year, code, total)


def test_every_class_has_a_class_teacher_and_every_duty_a_person():
    duties = [duty for row in table("common/staff.csv") for duty in codes(row["Обязанности"])]
    for row in of_year("2026/27", "classes.csv"):
        assert duties.count(f"классный руководитель {row['Класс']}") == 1
    for duty in (
        "директор",
        "заместитель по УВР",
        "заместитель по ВР",
        "секретарь",
        "администратор журнала",
        "учитель",
        "технический специалист",
        "старший методист",
        "специалист по кадрам",
        "опытный коллега",
    ):
        assert duty in duties


def test_names_in_all_their_variety():
    people = [*of_year("2026/27", "pupils.csv"), *table("common/guardians.csv")]
    surnames = {row["Фамилия"] for row in people}
    assert {"О", "Э", "Ли", "О'Нил", "Д’Анжело", "аль-Хатиб", "КӀуэкӀуэ"} <= surnames
    assert any(len(name) == 60 for name in surnames)
    assert any("ё" in name.lower() for name in surnames) and any("\u04c0" in row["Имя"] for row in people)
    assert any(not row["Отчество"] for row in people)


def test_guardians():
    children: dict[str, set[str]] = {}
    for row in table("common/guardians.csv"):
        children.setdefault(row["Код"], set()).add(row["Код ученика"])
    pupils = {row["Код"] for year in FOLDERS for row in of_year(year, "pupils.csv")}
    assert {row["Код ученика"] for row in table("common/guardians.csv")} == pupils
    assert sum(len(kids) == 3 for kids in children.values()) >= 10
    assert {"С-031", "С-043"} <= set(children)


def test_sign_ins_are_people_of_the_school():
    people = {
        row["Код"]
        for name in ("common/staff.csv", "2026-27/pupils.csv", "common/guardians.csv")
        for row in table(name)
    }
    rows = json.loads((DEMO / "sign_ins.json").read_text(encoding="utf-8"))
    assert {row["person"] for row in rows} <= people
    assert len({row["login"] for row in rows}) == len(rows) >= 14
    assert all(row["login"].isascii() for row in rows)
    assert [row["person"] for row in of_7a_algebra()] == [
        row["person"] for row in rows if row["duty"] == "teacher"
    ]


def of_7a_algebra() -> list[dict[str, str]]:
    return [
        {"person": row["Учителя"]}
        for row in of_year("2026/27", "load.csv")
        if (row["Классы"], row["Предмет"]) == ("7А", "Алгебра")
    ]
