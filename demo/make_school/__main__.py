"""`python -m demo.make_school [folder]`: writes the files of the demo school, the same bytes each time."""

import sys
from pathlib import Path

from . import building, calendar, card, classes, curriculum, groups, sign_ins, staff, streams, timetable
from .families import guardian_rows
from .moves import apply_moves
from .plan_year import YearPlan
from .plans import plan_rows
from .pupils import fill_school, pupil_rows
from .seed import stream
from .tables import write_csv, write_json

SECOND_VERSION_SINCE = "05.11.2026"


def build(root: Path) -> None:
    """Generate everything under `root` (the folder `demo`)."""
    pupils = fill_school()
    apply_moves(pupils)
    plans: dict[str, YearPlan] = {}
    for year in reversed(calendar.YEARS):
        plans[year] = YearPlan(year, groups.Rosters(pupils, year), plans.get("2026/27"))
    guardians = guardian_rows(pupils, stream("guardians"))
    _common(root / "common", plans, guardians)
    for year, plan in plans.items():
        _year(root / calendar.FOLDER[year], year, plan, pupils)
    _timetables(root, plans)
    write_json(root / "school.json", card.CARD)
    write_json(root / "manifest.json", card.manifest())
    write_json(root / "sign_ins.json", sign_ins.sign_ins(pupils, guardians))


def _common(folder: Path, plans: dict[str, YearPlan], guardians: list[tuple[str, ...]]) -> None:
    teaching = {code for plan in plans.values() for line in plan.streams() for code in line.teachers}
    write_csv(folder / "years.csv", "years", calendar.YEAR_ROWS)
    write_csv(folder / "terms.csv", "terms", calendar.term_rows())
    write_csv(folder / "days.csv", "days", calendar.day_rows())
    write_csv(folder / "bells.csv", "bells", building.bell_rows())
    write_csv(folder / "rooms.csv", "rooms", building.room_rows())
    write_csv(folder / "subjects.csv", "subjects", curriculum.subject_rows())
    write_csv(
        folder / "staff.csv",
        "staff",
        staff.staff_rows(plans["2026/27"].class_teachers, teaching | {staff.SUBSTITUTE}),
    )
    write_csv(folder / "guardians.csv", "guardians", guardians)


def _year(folder: Path, year: str, plan: YearPlan, pupils: list) -> None:
    lines = plan.streams()
    load = streams.with_substitute(lines) if year == "2026/27" else lines
    write_csv(folder / "classes.csv", "classes", classes.class_rows(year))
    write_csv(folder / "pupils.csv", "pupils", pupil_rows(pupils, year))
    write_csv(folder / "load.csv", "load", streams.load_rows(year, load))
    write_csv(folder / "members.csv", "members", groups.member_rows(plan.rosters, lines))
    write_csv(folder / "plans.csv", "plans", plan_rows(year, lines))


def _timetables(root: Path, plans: dict[str, YearPlan]) -> None:
    before = timetable.first_version(plans["2025/26"])
    write_csv(
        root / "2025-26" / "timetable.csv",
        "timetable",
        timetable.timetable_rows("2025/26", calendar.FIRST_DAY["2025/26"], before),
    )
    first = timetable.first_version(plans["2026/27"])
    write_csv(
        root / "2026-27" / "timetable-1.csv",
        "timetable",
        timetable.timetable_rows("2026/27", calendar.FIRST_DAY["2026/27"], first),
    )
    second = timetable.second_version(first)
    write_csv(
        root / "2026-27" / "timetable-2.csv",
        "timetable",
        timetable.timetable_rows("2026/27", SECOND_VERSION_SINCE, second),
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
