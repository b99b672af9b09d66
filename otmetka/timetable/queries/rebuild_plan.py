"""What a publication or a rebuild would change, computed without writing anything."""

from dataclasses import dataclass
from datetime import date, datetime, time

from otmetka.timetable.queries.lesson_sources import Sources, existing_lessons, lesson_sources
from otmetka.timetable.rules.dated_lessons import Plan, Planned, plan_lessons
from otmetka.timetable.rules.rebuild import Existing, Rebuild, Wanted, rebuild


@dataclass(frozen=True)
class KeptLesson:
    """A lesson that stays although the timetable says otherwise, because something was written into it."""

    id: int
    on: date
    number: int
    group: str


@dataclass(frozen=True)
class Report:
    """Numbers of dated lessons, and what a person has to look at.

    ``without_bell`` lists (set of bells, number of the lesson, how many lessons) that could not be dated.
    """

    from_on: date
    added: int
    changed: int
    removed: int
    removed_past: int
    same: int
    kept: tuple[KeptLesson, ...]
    without_bell: tuple[tuple[str, int, int], ...]
    without_teacher: int


@dataclass(frozen=True)
class RebuildPlan:
    """The change itself with its report."""

    change: Rebuild
    report: Report


def rebuild_plan(
    school_id: int, year_id: int, from_on: date, *, now: datetime, with_version: int | None = None
) -> RebuildPlan:
    """Compare the lessons that should be from ``from_on`` on with those that are there. Twelve queries."""
    sources = lesson_sources(school_id, year_id, with_version=with_version)
    plan = plan_lessons(sources.shape, from_on, sources.shape.calendar.ends_on)
    change = rebuild(existing_lessons(school_id, year_id, from_on), _at_moments(plan.lessons, sources))
    return RebuildPlan(change, _report(change, plan, sources, from_on, now))


def _at_moments(lessons: list[Planned], sources: Sources) -> list[Wanted]:
    """Wall-clock times as moments of the school's zone; few times repeat often, so they are kept."""
    known: dict[tuple[date, time], datetime] = {}

    def moment(on: date, at: time) -> datetime:
        if (on, at) not in known:
            known[on, at] = datetime.combine(on, at, tzinfo=sources.timezone)
        return known[on, at]

    return [
        Wanted(
            p.group_id,
            p.on,
            p.number,
            moment(p.on, p.starts),
            moment(p.on, p.ends),
            p.slot_id,
            p.room_id,
            p.teachers,
        )
        for p in lessons
    ]


def _report(change: Rebuild, plan: Plan, sources: Sources, from_on: date, now: datetime) -> Report:
    today = now.astimezone(sources.timezone).date()
    return Report(
        from_on=from_on,
        added=len(change.add),
        changed=len(change.change),
        removed=len(change.remove),
        removed_past=sum(lesson.on < today for lesson in change.remove),
        same=change.same,
        kept=tuple(_kept(change.kept, sources)),
        without_bell=tuple(
            (name, number, count) for (name, number), count in sorted(plan.without_bell.items())
        ),
        without_teacher=sum(not want.teachers for want in change.add),
    )


def _kept(lessons: list[Existing], sources: Sources) -> list[KeptLesson]:
    kept = [
        KeptLesson(row.id, row.on, row.number, sources.group_titles.get(row.group_id, "")) for row in lessons
    ]
    return sorted(kept, key=lambda lesson: (lesson.on, lesson.number, lesson.group))
