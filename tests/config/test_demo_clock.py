"""The demo's moment: by default the last school day before now, 11:10; its clock never goes back."""

from datetime import date, datetime
from pathlib import Path

import pytest

from otmetka.config.cli.demo.calendar import demo_year
from otmetka.config.cli.demo.clock import (
    YEAR_2026_27,
    ZONE,
    BadDay,
    ClockFile,
    choose_moment,
    default_moment,
    parse_day,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        ("2026-11-17T11:10", "2026-11-17T11:10"),  # a Tuesday, just now
        ("2026-11-17T11:09", "2026-11-16T11:10"),  # its third lesson is not over yet
        ("2026-11-17T23:59", "2026-11-17T11:10"),
        ("2026-11-21T12:00", "2026-11-20T11:10"),  # Saturday: Friday
        ("2026-11-23T08:00", "2026-11-20T11:10"),  # Monday morning: Friday
        ("2026-11-01T12:00", "2026-10-23T11:10"),  # autumn vacation
        ("2026-11-05T11:10", "2026-11-05T11:10"),  # the first day after it
        ("2027-01-05T12:00", "2026-12-30T11:10"),  # New Year
        ("2027-02-23T12:00", "2027-02-19T11:10"),  # a holiday after a moved one and a weekend
        ("2027-05-10T12:00", "2027-05-07T11:10"),
        ("2027-05-29T12:00", "2027-05-28T11:10"),
        ("2027-08-15T12:00", "2027-05-28T11:10"),  # after the year
        ("2031-01-01T12:00", "2027-05-28T11:10"),
        ("2026-09-01T11:10", "2026-09-01T11:10"),  # its first day
        ("2026-09-01T11:00", "2027-05-28T11:10"),  # before it: the whole year
    ],
)
def test_default_moment(now: str, moment: str) -> None:
    assert default_moment(at(now), YEAR_2026_27) == at(moment)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-17T11:10", "2026-11-17T11:10"),
        ("2026-11-17", "2026-11-17T11:10"),
        ("2026-11-17T09:00+05:00", "2026-11-17T07:00"),
    ],
)
def test_day_is_understood(text: str, moment: str) -> None:
    assert parse_day(text, YEAR_2026_27) == at(moment)


@pytest.mark.parametrize("text", ["вчера", "17.11.2026", "2026-08-31", "2027-06-01T10:00", "2026-02-30"])
def test_day_outside_reason_is_refused(text: str) -> None:
    with pytest.raises(BadDay, match="DAY="):
        parse_day(text, YEAR_2026_27)


def test_the_clock_goes_on_and_never_back() -> None:
    default, stopped = at("2026-11-20T11:10"), at("2026-11-18T15:30")
    assert choose_moment(None, None, default) == default
    assert choose_moment(at("2026-11-17T11:10"), None, default) == at("2026-11-17T11:10")
    assert choose_moment(None, stopped, default) == stopped
    assert choose_moment(at("2026-11-19T08:00"), stopped, default) == at("2026-11-19T08:00")
    with pytest.raises(BadDay, match="RESET=1"):
        choose_moment(at("2026-11-17T11:10"), stopped, default)


def test_the_last_moment_is_kept_and_a_broken_file_is_none(tmp_path: Path) -> None:
    clock = ClockFile(tmp_path / "demo-clock.json")
    assert clock.read() is None
    clock.write(at("2026-11-17T11:42:10"))
    assert clock.read() == at("2026-11-17T11:42:10")
    clock.path.write_text('{"moment": "2026-')
    assert clock.read() is None


def test_the_schools_own_calendar_decides(tmp_path: Path) -> None:
    folder = tmp_path / "2026-27"
    folder.mkdir()
    head = "Учебный год;Название;Вид;С;По;Учимся как;Параллель с;Параллель по"
    lines = [
        "2026/27;Выборы;праздник;18.09.2026;19.09.2026;;;",
        "2026/27;Каникулы первоклассников;каникулы;14.09.2026;18.09.2026;;1;1",
        "2026/27;Перед праздником;короткий;17.09.2026;;;;",
    ]
    (folder / "days.csv").write_text("\n".join([head, *lines]), encoding="utf-8-sig")
    year = demo_year(tmp_path)
    assert not year.is_school_day(date(2026, 9, 18))
    assert year.is_school_day(date(2026, 9, 17))
    assert default_moment(at("2026-09-20T12:00"), year) == at("2026-09-17T11:10")


def test_without_it_the_known_year_is_taken(tmp_path: Path) -> None:
    assert demo_year(tmp_path) is YEAR_2026_27
