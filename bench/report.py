"""The table that `make bench` prints, and what dominates each page."""

import cProfile
import pstats
import uuid
from pathlib import Path

from bench.places import Places
from bench.queries import _client

ROOT = Path(__file__).resolve().parents[1]


def show(results: dict) -> None:
    """Print the table of ratios."""
    keys = ("queries", "queries_1000_classes", "cpu_ms", "floor_cpu_ms", "ratio_floor", "bytes", "rps_8")
    heads = ("SQL", "SQL при 1 000 классов", "CPU, мс", "пол, мс", "отношение", "байт", "запросов/с при 8")
    print("\n| | " + " | ".join(heads) + " |")
    print("|---" * (len(heads) + 1) + "|")
    pages = ("class_page", "diary_week", "save_mark")
    for name in pages:
        print(f"| {name} | " + " | ".join(str(results[name][key]) for key in keys) + " |")
    for name in pages:
        print(f"{name}: больше всего — " + "; ".join(results[name]["dominates"]))
    print(f"память веб-процесса: {results['web']['rss_mb']} МБ; рядом: {results['beside']}")
    load = results["load"]
    print(f"загрузка: {load['rows_per_s']} строк/с: {load['facts']} фактов и столько же строк аудита")


def dominators(places: Places) -> dict[str, list[str]]:
    """The places of our own code and of libraries where the time of each request goes, by a profile."""
    teacher, pupil = _client(places.school_id, "teacher"), _client(places.school_id, "pupil")
    cells, seen, turn = places.cells(), places.seen(), iter(range(10_000))

    def save() -> None:
        number = next(turn)
        lesson, pupil_id, work = cells[-1 - number]
        body = {"text": "", "work": work, "seen": seen[lesson, pupil_id], "command": str(uuid.uuid4())}
        teacher.post(places.save.format(lesson=lesson, pupil=pupil_id), body, content_type="application/json")

    return {
        "class_page": _profile(lambda: teacher.get(places.class_page)),
        "diary_week": _profile(lambda: pupil.get(places.diary_week)),
        "save_mark": _profile(save),
    }


def _profile(request) -> list[str]:
    request()
    profile = cProfile.Profile()
    profile.enable()
    for _turn in range(10):
        request()
    profile.disable()
    stats = pstats.Stats(profile).stats
    total = sum(row[2] for row in stats.values())
    heaviest = sorted(stats.items(), key=lambda item: -item[1][2])[:5]
    return [f"{_place(key)} {100 * row[2] / total:.0f} %" for key, row in heaviest]


def _place(key: tuple[str, int, str]) -> str:
    path, _line, function = key
    return f"{Path(path).stem}.{function}" if path not in ("~", "") else function
