"""Расписание: a version from a date and its slots; key of a slot is (day, number, week, group)."""

from collections import defaultdict

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.clashes import Cell, tell_clashes
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.groups import group_of, group_title, subject_of, teachers_of
from otmetka.exchange.services.apply.plan import Diff
from otmetka.people.models import Person
from otmetka.schools.models import SchoolYear, TeachingGroup
from otmetka.timetable.models import Slot, SlotTeacher, TimetableVersion


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """A draft of each version that the file names; publishing is another step."""
    by_version: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        year = ctx.year(row)
        if year is None:
            continue
        if not year.starts_on <= row["from_on"] <= year.ends_on:
            ctx.plan.fault(row.line, "Действует с", "out_of_year", year=year.title)
            continue
        by_version[year.title, row["from_on"]].append(row)
    versions = {(v.year_id, v.from_on): v for v in ctx.base.all(TimetableVersion)}
    for (title, from_on), mine in by_version.items():
        year = ctx.base.years[title]
        _Version(ctx, year, versions.get((year.id, from_on)), mine).plan()


class _Version:
    """The slots of one version."""

    def __init__(
        self, ctx: Context, year: SchoolYear, version: TimetableVersion | None, rows: list[Row]
    ) -> None:
        self.ctx, self.year, self.rows = ctx, year, rows
        weeks = 2 if any(row["week"] for row in rows) else 1
        self.there: dict[tuple, Slot] = {}
        self.teachers: dict[int, list[SlotTeacher]] = defaultdict(list)
        if version is None:
            day = rows[0]["from_on"]
            version = ctx.plan.make(
                TimetableVersion(school_id=ctx.school_id, year=year, from_on=day, weeks=weeks,
                                 title=f"Расписание с {day:%d.%m.%Y}")
            )  # fmt: skip
        else:
            self._read(version)
            if weeks > version.weeks and not version.published_at:
                ctx.plan.alter(version, weeks=weeks)
        self.version = version

    def _read(self, version: TimetableVersion) -> None:
        slots = self.ctx.base.all(Slot, version=version)
        self.there = {(s.weekday, s.number, s.week, s.group_id): s for s in slots}
        for row in self.ctx.base.all(SlotTeacher, slot__version=version):
            self.teachers[row.slot_id].append(row)

    def plan(self) -> None:
        """Every row is a slot; clashes are told with both of their places."""
        taken: list[Cell] = []
        seen: set = set()
        for row in self.rows:
            cell = self._cell(row)
            if cell is None:
                continue
            key = (row["weekday"], row["number"], row["week"] or 0, cell.group.id)
            if not self.ctx.plan.once((id(self.version), *key), row.line, "Урок"):
                continue
            seen.add(key)
            taken.append(cell)
            self._slot(row, self.there.get(key), cell)
        tell_clashes(self.ctx.plan, taken)
        self.ctx.plan.absent += [
            f"{self.ctx.base.group_by_id[key[3]].classes_label}: день {key[0]}, урок {key[1]}"
            for key in self.there
            if key not in seen
        ]

    def _cell(self, row: Row) -> Cell | None:
        subject = subject_of(self.ctx, row)
        group = group_of(self.ctx, row, self.year, subject) if subject else None
        teachers = self._teachers(row, group) if group else None
        if teachers is None:
            return None
        room = self.ctx.base.rooms.get(row["room"]) if row["room"] else None
        if row["room"] and room is None:
            self.ctx.plan.fault(row.line, "Кабинет", "no_room", value=row["room"])
            return None
        shift, span = self._bell(row, group)
        classes = tuple(self.ctx.base.classes_of_group.get(group.id, ()))
        return Cell(
            row.line,
            row["weekday"],
            row["number"],
            row["week"] or 0,
            group,
            classes,
            tuple(teachers),
            room,
            group_title(row),
            shift,
            span,
        )

    def _teachers(self, row: Row, group: TeachingGroup) -> list[Person] | None:
        """The file's teachers; where the cell is empty, those of the load on that day."""
        loads = [
            load for load in self.ctx.base.loads.get(group.id, ())
            if load.to_on is None or load.to_on >= row["from_on"]
        ]  # fmt: skip
        by_load = {load.teacher_id for load in loads}
        if row["teachers"] is None:
            return [self.ctx.base.person_by_id[i] for i in sorted(by_load)]
        teachers = teachers_of(self.ctx, row)
        for teacher in teachers or ():
            if teacher.id not in by_load:
                self.ctx.plan.warn(
                    row.line, "Учителя", "not_in_load", code=teacher.code, group=group_title(row)
                )
        return teachers

    def _bell(self, row: Row, group: TeachingGroup) -> tuple[int, tuple | None]:
        """Shift and time of the lesson by the bells of the group's first class that has them."""
        shift, span = 1, None
        for class_id in self.ctx.base.classes_of_group.get(group.id, ()):
            school_class = self.ctx.base.class_by_id[class_id]
            shift = school_class.shift
            bell_set = self.ctx.base.bell_sets.get(school_class.bells)
            if bell_set is None:
                continue
            bell = self.ctx.base.bells.get((bell_set.id, row["number"]))
            if bell is None:
                details = {"number": row["number"], "value": bell_set.name}
                self.ctx.plan.warn(row.line, "Урок", "no_bell", **details)
            span = span or (bell and (bell.starts, bell.ends))
        return shift, span

    def _slot(self, row: Row, slot: Slot | None, cell: Cell) -> None:
        label = f"{cell.title}: день {row['weekday']}, урок {row['number']}"
        if self.version.published_at and not self._unchanged(slot, row, cell):
            self.ctx.plan.fault(row.line, "Действует с", "published", day=self.version.from_on)
            return
        if slot is None:
            slot = Slot(
                school_id=self.ctx.school_id, version=self.version, weekday=row["weekday"],
                number=row["number"], week=row["week"] or 0, group=cell.group, room=cell.room,
            )  # fmt: skip
            self.ctx.plan.make(slot)
            for teacher in cell.teachers:
                self._add_teacher(slot, teacher)
            self.ctx.plan.tell(row.line, "new", label)
            return
        diffs = self._change(slot, row, cell)
        self.ctx.plan.tell(row.line, "changed" if diffs else "same", label, diffs)

    def _unchanged(self, slot: Slot | None, row: Row, cell: Cell) -> bool:
        if slot is None:
            return False
        teachers = {one.teacher_id for one in self.teachers[slot.id]}
        same_teachers = row["teachers"] is None or teachers == {teacher.id for teacher in cell.teachers}
        return same_teachers and (cell.room is None or cell.room.id == slot.room_id)

    def _change(self, slot: Slot, row: Row, cell: Cell) -> tuple[Diff, ...]:
        diffs: tuple[Diff, ...] = ()
        if cell.room and cell.room.id != slot.room_id:
            codes = {room.id: room.code for room in self.ctx.base.rooms.values()}
            diffs += (Diff("room", codes.get(slot.room_id), cell.room.code),)
            self.ctx.plan.put(slot, "room_id", cell.room.id)
        there = {one.teacher_id: one for one in self.teachers[slot.id]}
        wanted = {teacher.id: teacher for teacher in cell.teachers}
        if row["teachers"] is not None and set(there) != set(wanted):
            names = self.ctx.base.person_by_id
            diffs += (Diff("teachers", _codes(names[i] for i in there), _codes(wanted.values())),)
            for teacher_id in set(there) - set(wanted):
                self.ctx.plan.drop(there[teacher_id])
            for teacher_id in set(wanted) - set(there):
                self._add_teacher(slot, wanted[teacher_id])
        return diffs

    def _add_teacher(self, slot: Slot, teacher: Person) -> None:
        self.ctx.plan.make(SlotTeacher(school_id=self.ctx.school_id, slot=slot, teacher=teacher))


def _codes(persons) -> str:
    return ", ".join(sorted(person.code for person in persons))
