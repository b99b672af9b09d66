"""The enrolments of one pupil in one year: what the file's rows say against what is there."""

from datetime import date, timedelta
from itertools import pairwise

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.plan import Diff
from otmetka.people.models import Enrolment, Pupil
from otmetka.schools.models import SchoolClass, SchoolYear


class PupilYear:
    """Takes all rows of a pupil's year together, so that a transfer is seen as one."""

    def __init__(self, ctx: Context, pupil: Pupil, year: SchoolYear) -> None:
        self.ctx = ctx
        self.pupil = pupil
        self.year = year
        there = ctx.base.enrolments.get(pupil.pk, []) if pupil.pk else []
        classes = ctx.base.class_by_id
        self.enrolments = [e for e in there if classes[e.school_class_id].year_id == year.id]

    def take(self, rows: list[tuple]) -> None:
        """``rows`` are (row, class, put person) in the order of the file."""
        untaken = list(self.enrolments)
        found = {id(row): self._match(row, over, untaken, rows) for row, over, _put in rows}
        for row, over, put in sorted(rows, key=lambda r: r[0]["from_on"] or self.year.starts_on):
            key = (row["code"], self.year.id)
            if self._repeated(row, over, rows):
                continue
            diffs, outcome = self._one(row, over, found[id(row)], untaken)
            diffs = (*put.diffs, *diffs)
            if put.new:
                outcome = "new"
            elif outcome == "same" and diffs:
                outcome = "changed"
            person = put.person
            name = f"{person.surname} {person.given} {person.patronymic}".strip()
            self.ctx.plan.tell(row.line, outcome, f"{name}, {over.name}", diffs, key)
        self._refuse_overlap(rows[-1][0])

    def _refuse_overlap(self, row: Row) -> None:
        """Nobody learns in two classes on one day."""
        ordered = sorted(self.enrolments, key=lambda e: e.from_on)
        for one, following in pairwise(ordered):
            if one.to_on is None or one.to_on >= following.from_on:
                self.ctx.plan.fault(row.line, "Зачислен", "enrolments_overlap", code=row["code"])
                return

    def _repeated(self, row: Row, over: SchoolClass, rows: list[tuple]) -> bool:
        key = (row["code"], over.id, row["from_on"] or self.year.starts_on)
        return not self.ctx.plan.once(key, row.line, "Код")

    def _match(
        self, row: Row, over: SchoolClass, untaken: list[Enrolment], rows: list[tuple]
    ) -> Enrolment | None:
        """The enrolment that a row speaks of: by class and day, or the only one of that class."""
        same = [e for e in untaken if e.school_class_id == over.id]
        exact = [e for e in same if e.from_on == (row["from_on"] or self.year.starts_on)]
        only = len(same) == 1 and sum(other.id == over.id for _row, other, _put in rows) == 1
        match = exact[0] if exact else (same[0] if only else None)
        if match:
            untaken.remove(match)
        return match

    def _one(self, row: Row, over: SchoolClass, match: Enrolment | None, untaken: list[Enrolment]):
        if match is None:
            return self._enrol(row, over, untaken)
        open_before = match.to_on is None
        diffs = self.ctx.plan.alter(match, from_on=row["from_on"], to_on=row["to_on"], reason=row["reason"])
        left = open_before and match.to_on is not None
        return diffs, "left" if left else ("changed" if diffs else "same")

    def _enrol(self, row: Row, over: SchoolClass, untaken: list[Enrolment]):
        """A new enrolment; an open one in another class ends the day before: that is a transfer."""
        starts = row["from_on"] or self.year.starts_on
        current = next((e for e in untaken if e.to_on is None or e.to_on >= starts), None)
        before = bool(self.enrolments)
        diffs: tuple[Diff, ...] = ()
        if current is not None:
            starts = self._day_of_move(row, current, starts)
            if starts is None:
                return (), "same"
            was = self.ctx.base.class_by_id[current.school_class_id].name
            diffs = (Diff("class", was, over.name), Diff("from_on", None, starts))
            self.ctx.plan.put(current, "to_on", starts - timedelta(days=1))
            untaken.remove(current)
        self._make(row, over, starts)
        if current is not None or before:
            return diffs, "moved"
        return diffs, "enrolled" if self.pupil.pk else "new"

    def _day_of_move(self, row: Row, current: Enrolment, starts: date) -> date | None:
        """The file's day when it lies inside the old enrolment; else the day that was said on the page."""
        if starts > current.from_on and row["from_on"]:
            return starts
        asked = self.ctx.options.move_on or self.ctx.base.today
        if not current.from_on < asked <= self.year.ends_on or (row["to_on"] and row["to_on"] < asked):
            was = self.ctx.base.class_by_id[current.school_class_id].name
            self.ctx.plan.fault(row.line, "Зачислен", "move_day", klass=was)
            return None
        self.ctx.plan.warn(row.line, "Зачислен", "move_day_taken", day=asked)
        return asked

    def _make(self, row: Row, over: SchoolClass, starts: date) -> None:
        enrolment = Enrolment(
            school_id=self.ctx.school_id, pupil=self.pupil, school_class=over, from_on=starts,
            to_on=row["to_on"], reason=row["reason"] or "",
        )  # fmt: skip
        self.enrolments.append(self.ctx.plan.make(enrolment))
