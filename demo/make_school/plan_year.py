"""From the curriculum to blocks: divides classes into groups and gives every group its teachers."""

from . import building, senior
from . import curriculum as cur
from . import groups as gr
from . import staff as st
from .classes import SchoolClass, classes_of
from .groups import Rosters
from .specials import HOME_PUPIL
from .staffing import Staffing, class_teachers, primary_teachers
from .streams import AFTER, COURSE, Block, Part, Stream

BY_CLASS_TEACHER = (cur.RUS, cur.READ, cur.MATH, cur.WORLD, cur.LABOUR)
GERMAN_CLASSES = {"2026/27": ("8А", "9А"), "2025/26": ("7А", "8А")}
PRIMARY_ROOMS = building.rooms_for("нач")
SEATS = {number: seats for number, _, seats, _ in building.ROOMS}
TEACHER_ROOM = {
    "С-025": "201",
    "С-026": "202",
    "С-027": "203",
    "С-028": "204",
    "С-029": "316",
    "С-030": "317",
    "С-031": "205",
    "С-032": "206",
    "С-033": "207",
    "С-034": "208",
    "С-035": "318",
    "С-036": "301",
    "С-037": "302",
    "С-038": "303",
    "С-039": "304",
    "С-040": "305",
    "С-041": "303",
    "С-042": "304",
    "С-044": "209",
    "С-045": "210",
    "С-046": "210",
    "С-047": "211",
    "С-048": "211",
    "С-049": "311",
    "С-050": "312",
    "С-052": "308",
    "С-053": "309",
    "С-061": "212",
    "С-064": "304",
    "С-006": "306",
    "С-043": "307",
    "С-062": "315",
    "С-002": "209",
    "С-063": "209",
}


class YearPlan:
    """All blocks of one year, built class by class."""

    def __init__(self, year: str, rosters: Rosters, later: "YearPlan | None" = None) -> None:
        self.year, self.rosters, self.later = year, rosters, later
        self.staffing = Staffing(year, later.staffing if later else None)
        self.primary = primary_teachers(year)
        self.blocks: list[Block] = []
        for c in classes_of(year):
            self._native(c)
            for subject, hours in cur.hours_of(year, c.grade).items():
                self._subject(c, subject, hours)
        self._ethics()
        for grade in (11, 10):
            self.blocks += senior.joint_blocks(self, grade)
        self._practice()
        self.class_teachers = class_teachers(
            year, self._hours_in_class(), later.class_teachers if later else {}
        )
        self._talks()
        if year == "2026/27":
            self._home()

    def streams(self) -> list[Stream]:
        """Each load line once, in the order of the blocks."""
        return list(dict.fromkeys(part.stream for block in self.blocks for part in block.parts))

    def rooms(self, stream: Stream) -> tuple[str, ...]:
        """Rooms fit for the subject and big enough for the group, the teacher's own first."""
        subject, classes, teacher = stream.subject, stream.classes, stream.teachers[0]
        pupils = sum(
            stream.takes(self.rosters, p, name) for name in classes for p, _ in self.rosters.stays[name]
        )
        if int(classes[0][:-1]) <= 4 and teacher in self.primary.values():
            return (self._primary_room(classes[0] if len(classes) == 1 else self._own_class(teacher)),)
        kinds = cur.ROOM_KIND.get(subject, ("общий", "гео", "био"))
        if int(classes[0][:-1]) <= 4 and subject == cur.ART:
            return (self._primary_room(classes[0]),)
        found = [room for kind in kinds for room in building.rooms_for(kind) if SEATS[room] >= pupils]
        own = TEACHER_ROOM.get(teacher)
        return tuple(dict.fromkeys(([own] if own in found else []) + found))

    def _own_class(self, teacher: str) -> str:
        return next(name for name, code in self.primary.items() if code == teacher)

    def _primary_room(self, class_name: str) -> str:
        """Second-shift classes sit in the rooms of the first grade and of 2А."""
        order = [c.name for c in classes_of(self.year) if c.grade <= 4 and c.shift == 1]
        second = [c.name for c in classes_of(self.year) if c.grade <= 4 and c.shift == 2]
        return PRIMARY_ROOMS[(order if class_name in order else second).index(class_name)]

    def part(self, stream: Stream, week: int = 0) -> Part:
        return Part(stream, week, self.rooms(stream))

    def _subject(self, c: SchoolClass, subject: str, hours: int) -> None:
        marking = self._marking(c.grade, subject)
        if (
            (c.grade == 1 and subject == cur.PE)
            or (c.grade <= 4 and subject in BY_CLASS_TEACHER)
            or (c.grade == 1 and subject == cur.ART)
        ):
            self._whole(c, subject, hours, self.primary[c.name], marking)
            self.staffing.add(self.primary[c.name], hours)
        elif subject == cur.LABOUR:
            self._labour(c, hours)
        elif subject in (cur.ENG, cur.IT) and (
            gr.split_by_number(self.rosters, c.name) or (c.grade >= 10 and subject == cur.ENG)
        ):
            self._halves(c, subject, hours)
        else:
            self._whole(c, subject, hours, self._teacher(c, subject, hours), marking)

    @staticmethod
    def _marking(grade: int, subject: str) -> str:
        if grade == 1 or subject in (cur.ORKSE, cur.TALKS):
            return "без отметок"
        return "зачёт" if subject in (cur.PROJECT, cur.FINANCE) else "отметки"

    def _teacher(self, c: SchoolClass, subject: str, hours: float) -> str:
        """The teacher of the class's bundle: one for all mathematics, one for Russian and literature."""
        specialty = cur.SPECIALTY.get(subject, "инф" if subject == cur.PROJECT else "")
        known = self.staffing.given.get((c.name, specialty))
        if known and specialty in ("мат", "рус", "ист"):
            self.staffing.add(known, hours)
            return known
        return self.staffing.pick(specialty, c.name, hours, shift=c.shift)

    def _whole(self, c: SchoolClass, subject: str, hours: int, teacher: str, marking: str) -> None:
        stream = Stream((c.name,), subject, (teacher,), hours, marking=marking)
        cell = (1, 3) if (self.year, c.name, subject) == ("2026/27", "7А", cur.ALG) else None
        if cell:
            self.blocks.append(Block((c.name,), subject, (self.part(stream),), 1, cell=cell))
        self.blocks.append(Block((c.name,), subject, (self.part(stream),), hours - bool(cell)))

    def _halves(self, c: SchoolClass, subject: str, hours: int) -> None:
        parts, taken = [], ()
        specialty = cur.SPECIALTY[subject]
        for group in gr.NUMBERS:
            named = subject
            if subject == cur.ENG and c.name in GERMAN_CLASSES[self.year] and group == gr.NUMBERS[1]:
                named, teacher = cur.GER, st.GERMAN
                self.staffing.add(teacher, hours)
            else:
                if subject == cur.ENG and c.name in GERMAN_CLASSES[self.year]:
                    taken = (st.GERMAN,)
                teacher = self.staffing.pick(specialty, c.name, hours, shift=c.shift, besides=taken)
            taken = (*taken, teacher)
            parts.append(self.part(Stream((c.name,), named, (teacher,), hours, group, gr.BY_NUMBER)))
        self.blocks.append(Block((c.name,), subject, tuple(parts), hours))

    def _labour(self, c: SchoolClass, hours: int) -> None:
        parts = []
        for group, specialty, kind in zip(gr.SEXES, ("труд-м", "труд-д"), ("труд-м", "труд-д"), strict=False):
            teacher = self.staffing.pick(specialty, c.name, hours, shift=c.shift)
            stream = Stream((c.name,), cur.LABOUR, (teacher,), hours, group, gr.BY_SEX)
            parts.append(Part(stream, 0, tuple(building.rooms_for(kind))))
        self.blocks.append(Block((c.name,), cur.LABOUR, tuple(parts), 1, length=hours))

    def _native(self, c: SchoolClass) -> None:
        """Native language in week 1 of the cycle, native literature in week 2; two tongues at once."""
        if c.grade not in cur.NATIVE_HOURS:
            return
        reading = cur.NATIVE_READ if c.grade <= 4 else cur.NATIVE_LIT
        teacher = self.primary.get(c.name) or self._teacher(c, cur.NATIVE, 0)
        self.staffing.add(teacher, 1)
        kabardian = self.staffing.pick("каб", c.name, 1, shift=c.shift)
        parts = []
        for names, code, group in (
            ((cur.NATIVE, reading), teacher, gr.TONGUES[0]),
            ((cur.KAB, cur.KAB_LIT), kabardian, gr.TONGUES[1]),
        ):
            for week, subject in enumerate(names, 1):
                stream = Stream((c.name,), subject, (code,), 0.5, group, gr.BY_TONGUE)
                parts.append(self.part(stream, week))
        self.blocks.append(Block((c.name,), cur.NATIVE, tuple(parts), 1))

    def _ethics(self) -> None:
        names = tuple(c.name for c in classes_of(self.year) if c.grade == 4)
        parts = []
        for module, class_name in zip(
            gr.ETHICS_MODULES, names if len(names) == 4 else (*names, ""), strict=False
        ):
            teacher = self.primary[class_name] if class_name else "С-002"
            self.staffing.add(teacher, 1)
            stream = Stream(names, cur.ORKSE, (teacher,), 1, module, gr.ETHICS, marking="без отметок")
            rooms = (self._primary_room(class_name),) if class_name else ("БИЦ", "АЗ")
            parts.append(Part(stream, 0, rooms))
        self.blocks.append(Block(names, cur.ORKSE, tuple(parts), 1))

    def _practice(self) -> None:
        names = tuple(c.name for c in classes_of(self.year) if c.grade == 9)
        teacher = self.staffing.pick("мат", "9", 1)
        stream = Stream(
            names,
            cur.PRACTICE,
            (teacher,),
            1,
            "курс по выбору",
            gr.COURSE,
            kind=cur.ELECTIVE,
            marking="зачёт",
        )
        self.blocks.append(Block(names, cur.PRACTICE, (self.part(stream),), 1, grid=COURSE))

    def _hours_in_class(self) -> dict[str, dict[str, float]]:
        table: dict[str, dict[str, float]] = {c.name: {} for c in classes_of(self.year)}
        for stream in self.streams():
            for name in stream.classes:
                for code in stream.teachers:
                    table[name][code] = table[name].get(code, 0) + stream.hours
        return table

    def _talks(self) -> None:
        """«Разговоры о важном»: first lesson of Monday, no marks, outside the weekly norm."""
        for name, teacher in sorted(
            self.class_teachers.items(), key=lambda item: (int(item[0][:-1]), item[0])
        ):
            self.staffing.add(teacher, 1)
            stream = Stream((name,), cur.TALKS, (teacher,), 1, kind=cur.EXTRA, marking="без отметок")
            self.blocks.append(Block((name,), cur.TALKS, (self.part(stream),), 1, cell=(0, 1)))

    def _home(self) -> None:
        """One pupil taught at home by the teachers of the class, after the lessons of the class."""
        name = HOME_PUPIL[0]
        teachers = {s.subject: s.teachers for s in self.streams() if s.classes == (name,)}
        plan = ((cur.RUS, 2), (cur.MATH, 2), (cur.LIT, 1), (cur.ENG, 1), (cur.HIST, 1))
        for subject, hours in plan:
            self.blocks.append(
                Block((name,), subject, (self._home_part(subject, teachers, hours, 0),), hours, grid=AFTER)
            )
            self.staffing.add(teachers[subject][0], hours)
        pair = (self._home_part(cur.GEO, teachers, 0.5, 1), self._home_part(cur.BIO, teachers, 0.5, 2))
        self.blocks.append(Block((name,), cur.GEO, pair, 1, grid=AFTER))

    @staticmethod
    def _home_part(subject: str, teachers: dict, hours: float, week: int) -> Part:
        stream = Stream(
            (HOME_PUPIL[0],), subject, teachers[subject][:1], hours, gr.HOME_GROUP, gr.HOME, kind=cur.AT_HOME
        )
        return Part(stream, week, ())
