"""An independent check of the timetable: nobody and nothing in two places, every hour of the load given."""

from datetime import date

import pytest

from .reading import TIMETABLES, bells, codes, day, group_key, holds, of_year, pupils_of_groups, table

CHECK_DAYS = {
    "timetable.csv": [date(2025, 9, 1), date(2026, 2, 3)],
    "timetable-1.csv": [date(2026, 9, 1), date(2026, 10, 13)],
    "timetable-2.csv": [date(2026, 11, 5), date(2026, 11, 17), date(2027, 4, 6)],
}


def moments(year: str, name: str) -> list[tuple[dict[str, str], str, str, int, int]]:
    """(row, week, day, start, end) for both weeks of the cycle, with times by the bells of the class."""
    set_of = {row["Класс"]: row["Звонки"] for row in of_year(year, "classes.csv")}
    times = bells()
    found = []
    for row in of_year(year, name):
        start, end = times[set_of[codes(row["Классы"])[0]], row["Урок"]]
        for week in ("1", "2"):
            if row["Неделя"] in ("", week):
                found.append((row, week, row["День"], start, end))
    return found


def clashes(rows, owners) -> list[str]:
    """Pairs of overlapping lessons of one owner (teacher, room, pupil)."""
    held: dict[tuple, list] = {}
    found = []
    for row, week, weekday, start, end in rows:
        for owner in owners(row):
            for other, since, until in held.setdefault((owner, week, weekday), []):
                if start < until and since < end:
                    found.append(f"{owner}: {row} / {other}")
            held[owner, week, weekday].append((row, start, end))
    return found


@pytest.mark.parametrize("year,name", TIMETABLES)
def test_no_teacher_is_in_two_places(year, name):
    assert clashes(moments(year, name), lambda row: codes(row["Учителя"])) == []


@pytest.mark.parametrize("year,name", TIMETABLES)
def test_no_room_holds_two_lessons(year, name):
    assert clashes(moments(year, name), lambda row: [row["Кабинет"]] if row["Кабинет"] else []) == []


@pytest.mark.parametrize("year,name", TIMETABLES)
def test_no_pupil_is_in_two_places(year, name):
    rows = moments(year, name)
    for on in CHECK_DAYS[name]:
        groups = pupils_of_groups(year, on)
        assert clashes(rows, lambda row, groups=groups: groups[group_key(row)]) == []


@pytest.mark.parametrize("year,name", TIMETABLES)
def test_every_hour_of_the_load_is_in_the_timetable(year, name):
    given: dict[tuple, float] = {}
    since = day(of_year(year, name)[0]["Действует с"])
    for row in of_year(year, name):
        key = (*group_key(row), row["Учителя"])
        given[key] = given.get(key, 0) + (0.5 if row["Неделя"] else 1)
    wanted = {
        (*group_key(row), row["Учителя"]): float(row["Часов в неделю"].replace(",", "."))
        for row in of_year(year, "load.csv")
        if holds(row["С"], row["По"], since)
    }
    assert given == wanted


@pytest.mark.parametrize("year,name", TIMETABLES)
def test_classes_have_no_windows(year, name):
    """The lessons of a class run from the first without a gap (home teaching and courses come after them)."""
    held: dict[tuple[str, str], set[int]] = {}
    for row in of_year(year, name):
        if row["Группа"] != "обучение на дому":
            for class_name in codes(row["Классы"]):
                held.setdefault((class_name, row["День"]), set()).add(int(row["Урок"]))
    for place, numbers in held.items():
        assert numbers == set(range(1, max(numbers) + 1)), place


def test_rooms_and_seats():
    seats = {row["Кабинет"]: int(row["Мест"]) for row in table("common/rooms.csv")}
    for year, name in TIMETABLES:
        groups = pupils_of_groups(year, CHECK_DAYS[name][0])
        for row in of_year(year, name):
            if row["Кабинет"]:
                assert len(groups[group_key(row)]) <= seats[row["Кабинет"]], row


def test_tuesday_of_7a_is_the_tuesday_of_the_stories():
    for name in ("timetable-1.csv", "timetable-2.csv"):
        tuesday = [row for row in of_year("2026/27", name) if row["Классы"] == "7А" and row["День"] == "вт"]
        third = [row for row in tuesday if row["Урок"] == "3"]
        assert {row["Урок"] for row in tuesday} == set("123456")
        assert [row["Предмет"] for row in third] == ["Алгебра"]
    times = bells()
    assert times["1 смена", "1"][0] == 8 * 60 + 30
    assert times["1 смена", "3"] == (10 * 60 + 20, 11 * 60 + 5)
    assert times["1 смена", "5"][1] == 12 * 60 + 40
    assert times["1 смена", "6"][1] == 13 * 60 + 35


def test_the_second_version_differs_and_has_the_substitute():
    first, second = (of_year("2026/27", f"timetable-{n}.csv") for n in (1, 2))
    assert not any("С-039" in row["Учителя"] for row in second)
    assert not any("С-064" in row["Учителя"] for row in first)
    place = [
        {(row["Классы"], row["День"], row["Урок"], row["Предмет"]) for row in rows}
        for rows in (first, second)
    ]
    assert 50 < len(place[0] - place[1]) < 500
