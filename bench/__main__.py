"""``make bench``: a table of ratios made in one run, and bench/latest.json.

One school of 1,020 pupils with 3 years beside a shallow structure of 1,000 classes; ``REGION=1`` adds 50
schools of 800 pupils. CPU is that of the web process, read before and after a block of requests; page and
floor are measured in turn (A B A B), and the median of the blocks' ratios is told.
"""

import json
import os
import statistics
from pathlib import Path

from bench.base import Base, fill, prepared, session_cookie
from bench.client import Client, Saving, page, throughput
from bench.fill import REAL, REGIONAL, SHALLOW
from bench.places import Places, places_of
from bench.queries import count_all
from bench.report import dominators, show
from bench.server import Server

BLOCKS = 7
PER_BLOCK = 40
SCHOOL, WIDE = 1, 2


def main() -> None:
    """Fill, measure, print, write JSON."""
    with prepared() as base:
        print("заполняю школу: 1 020 учеников, 3 года …", flush=True)
        rows, seconds = fill(base, SCHOOL, REAL)
        few = count_all(places_of(SCHOOL))
        print("заполняю широкую школу: 1 000 классов …", flush=True)
        fill(base, WIDE, SHALLOW)
        wide = count_all(places_of(WIDE))
        if os.environ.get("REGION") == "1":
            _region(base)
        server = Server(base.env)
        try:
            results = measure(server, places_of(SCHOOL), base)
        except RuntimeError:
            print(server.log.read_text()[-3000:])
            raise
        finally:
            server.stop()
    for name, count in few.items():
        results[name]["queries"] = count
        results[name]["queries_1000_classes"] = wide[name]
    # one audit row stands beside each fact: both are rows that the load writes
    results["load"] = {
        "rows_per_s": round(2 * rows / seconds),
        "facts_per_s": round(rows / seconds),
        "facts": rows,
    }
    Path("bench/latest.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    show(results)


def measure(server: Server, places: Places, base: Base) -> dict:
    """All figures that need the running server."""
    teacher, pupil = (session_cookie(f"bench-{SCHOOL}-{who}") for who in ("teacher", "pupil"))
    cells = places.cells()
    pairs = {
        "class_page": (teacher, page(places.class_page), page(places.floor_class_page)),
        "diary_week": (pupil, page(places.diary_week), page(places.floor_diary_week)),
        "save_mark": (
            teacher,
            Saving(places.save, cells[::2], places.seen()),
            Saving(places.floor_save, cells[1::2], places.seen()),
        ),
    }
    results = {name: _pair(server, *pair) for name, pair in pairs.items()}
    for name, (cookie, ours, _floor) in pairs.items():
        make = lambda cookie=cookie: Client(server.port, cookie)  # noqa: E731
        results[name]["rps_8"] = round(throughput(make, ours, 8, 4), 1)
    static = _pair(server, teacher, page(places.static_file), page("/healthz"))
    results["beside"] = {"static_file_cpu_ms": static["cpu_ms"], **places.bare_psycopg(base.owner_url)}
    results["web"] = {"rss_mb": round(server.rss_mb(), 1)}
    for name, told in dominators(places).items():
        results[name]["dominates"] = told
    return results


def _pair(server: Server, cookie: str, ours, floor) -> dict:
    """CPU of both in turn; the ratio is the median of the blocks' ratios."""
    client = Client(server.port, cookie)
    for _warm in range(10):
        ours(client), floor(client)
    mine, theirs, size = [], [], 0
    for _block in range(BLOCKS):
        cpu, size = _block_cpu(server, client, ours)
        mine.append(cpu)
        theirs.append(_block_cpu(server, client, floor)[0])
    ratios = [a / b for a, b in zip(mine, theirs, strict=True) if b]
    return {
        "cpu_ms": round(statistics.median(mine), 2),
        "floor_cpu_ms": round(statistics.median(theirs), 2),
        "ratio_floor": round(statistics.median(ratios), 2) if ratios else None,
        "bytes": size,
    }


def _block_cpu(server: Server, client: Client, request) -> tuple[float, int]:
    before, size = server.cpu(), 0
    for _turn in range(PER_BLOCK):
        size = request(client)
    return (server.cpu() - before) / PER_BLOCK * 1000, size


def _region(base: Base) -> None:
    for number in range(50):
        print(f"область: школа {number + 1} из 50 …", flush=True)
        fill(base, 100 + number, REGIONAL)


if __name__ == "__main__":
    main()
