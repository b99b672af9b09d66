"""The load keeps the weekly norms, and the plans have as many lessons as the load gives hours."""

from .reading import FOLDERS, codes, day, group_key, of_year, pupils_of_groups

LIMITS = {
    (1, "5"): 21,
    (2, "5"): 23,
    (3, "5"): 23,
    (4, "5"): 23,
    (5, "5"): 29,
    (6, "5"): 30,
    (7, "5"): 32,
    (8, "5"): 33,
    (7, "6"): 35,
    (8, "6"): 36,
    (9, "6"): 36,
    (10, "6"): 37,
    (11, "6"): 37,
}
WORKS = {
    "",
    "ответ",
    "самостоятельная",
    "контрольная",
    "диктант",
    "проект",
    "лабораторная",
    "практическая",
    "сочинение",
}
SECOND_SHIFT_GRADES = {2, 3, 4, 6, 7, 8}


def hours(row: dict[str, str]) -> float:
    return float(row["Часов в неделю"].replace(",", "."))


def test_no_pupil_has_more_hours_a_week_than_the_norm():
    for year in FOLDERS:
        on = day("01.09." + year[:4])
        class_of = {row["Код"]: row["Класс"] for row in of_year(year, "pupils.csv") if not row["Зачислен"]}
        days = {row["Класс"]: row["Дней в неделе"] for row in of_year(year, "classes.csv")}
        groups, total = pupils_of_groups(year, on), {}
        for row in of_year(year, "load.csv"):
            if row["Вид курса"] in ("внеурочная деятельность", "обучение на дому") or row["С"]:
                continue
            for code in groups[group_key(row)]:
                total[code] = total.get(code, 0) + hours(row)
        for code, sum_ in total.items():
            grade = int(class_of[code][:-1])
            limit = LIMITS[grade, days[class_of[code]]]
            assert limit - 3 <= sum_ <= limit, (class_of[code], code, sum_)


def test_shifts():
    for year in FOLDERS:
        for row in of_year(year, "classes.csv"):
            assert row["Смена"] == "1" or int(row["Класс"][:-1]) in SECOND_SHIFT_GRADES


def plans(year: str) -> dict[tuple, list[dict[str, str]]]:
    found: dict[tuple, list] = {}
    for row in of_year(year, "plans.csv"):
        found.setdefault(group_key(row), []).append(row)
    return found


def test_a_plan_has_the_hours_of_its_load():
    for year in FOLDERS:
        load = {group_key(row): hours(row) for row in of_year(year, "load.csv")}
        for (classes, subject, group), rows in plans(year).items():
            for name in [classes] if group else codes(classes):
                weeks = 33 if name.startswith("1") and name[1] in "АБВГ" else 34
                assert sum(int(row["Часов"]) for row in rows) == round(load[name, subject, group] * weeks)
            assert [row["№"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_plans_are_many_and_their_works_are_known():
    for year in FOLDERS:
        found = plans(year)
        assert len({subject for _, subject, _ in found}) >= 12
        grades = {int(codes(classes)[0][:-1]) for classes, _, _ in found}
        assert set(range(2, 12)) <= grades
        assert {row["Вид работы"] for rows in found.values() for row in rows} <= WORKS


def test_control_works_keep_the_ten_percent():
    for key, rows in plans("2026/27").items():
        big = sum(row["Вид работы"] in ("контрольная", "диктант") for row in rows)
        assert big <= len(rows) * 0.1 + 0.5, key


def test_topics_are_not_repeated_word_for_word():
    for key, rows in plans("2026/27").items():
        titles = [row["Тема"] for row in rows if not row["Тема"].startswith("Анализ работы")]
        assert len(set(titles)) >= len(titles) * 0.97, key
