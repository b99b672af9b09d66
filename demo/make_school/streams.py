"""Load lines and the blocks in which they stand in the timetable."""

from dataclasses import dataclass, replace

from . import curriculum as cur
from . import groups as gr
from . import staff as st
from .specials import HOME_PUPIL

# The class's own lessons; the lesson just after them; the two lessons after them (home teaching).
MAIN, COURSE, AFTER = "main", "course", "after"


@dataclass(frozen=True)
class Stream:
    """One line of the load: a teaching group of a subject with its teachers."""

    classes: tuple[str, ...]
    subject: str
    teachers: tuple[str, ...]
    hours: float
    group: str = ""
    division: int | None = None
    signs: tuple[str, ...] = ()
    kind: str = cur.REQUIRED
    marking: str = "отметки"
    since: str = ""
    until: str = ""

    def takes(self, rosters, pupil, class_name: str) -> bool:
        """Whether the pupil of that class belongs to this group."""
        if self.division is None:
            return True
        if self.division == gr.HOME:
            return (pupil.surname, pupil.given) == HOME_PUPIL[1:]
        if self.division == gr.COURSE:
            return int(pupil.code[2:]) % 3 == 0
        return rosters.sign(pupil, class_name, self.division) in (self.signs or (self.group,))


@dataclass(frozen=True)
class Part:
    """A stream inside a block; week 0 = every week, 1 or 2 = that week of the cycle."""

    stream: Stream
    week: int
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """What stands in one cell of one or several classes; `times` cells a week, each `length` lessons long."""

    classes: tuple[str, ...]
    subject: str
    parts: tuple[Part, ...]
    times: int
    length: int = 1
    grid: str = MAIN
    cell: tuple[int, int] | None = None


def load_rows(year: str, streams: list[Stream]) -> list[tuple[str, ...]]:
    """Rows of «Нагрузка»."""
    return [
        (
            year,
            ", ".join(s.classes),
            s.subject,
            s.group,
            ", ".join(s.teachers),
            hours_text(s.hours),
            s.kind,
            s.marking,
            s.since,
            s.until,
        )
        for s in streams
    ]


def hours_text(hours: float) -> str:
    """0.5 → «0,5», 3.0 → «3»."""
    return f"{hours:g}".replace(".", ",")


def with_substitute(streams: list[Stream]) -> list[Stream]:
    """The lines of the teacher on leave end, and those of the substitute begin, with quarter II."""
    rows = []
    for stream in streams:
        if st.ON_LEAVE in stream.teachers:
            rows.append(replace(stream, until="04.11.2026"))
            rows.append(replace(stream, teachers=(st.SUBSTITUTE,), since="05.11.2026"))
        else:
            rows.append(stream)
    return rows
