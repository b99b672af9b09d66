"""The objects behind the ids of addresses, and what each person of the cast is to them.

A new address with ids needs a line here: the name of its argument in :data:`IDS` (or ``name:argument``
where one name means two things), a body in :data:`BODIES` where the view reads the body before it asks
for the object, an action in :data:`ACTIONS` where a POST needs another right than the route names.
"""

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from otmetka.exchange.models import Import
from otmetka.files import store
from otmetka.files.models import StoredFile
from otmetka.journal.models import Homework, HomeworkFile, LessonPlan, Mark, PlanTopic, Work
from otmetka.people.models import Duty, Guardianship
from otmetka.schools.models import CalendarDay, SchoolName
from otmetka.timetable.models import BellSet, Slot, TimetableVersion
from tests.world import NOW, Cast, World

#: Nobody's number.
NONEXISTENT = 999_999_999
#: A number that tells the bundles of one school apart.
DAYS = {"algebra": 1, "russian": 2, "fifth": 3, "stranger": 4}


@dataclass(frozen=True)
class Bundle:
    """Objects that belong together, and who is what to them."""

    name: str
    cast: Cast
    group: str
    lesson: str
    pupil: str
    class_name: str
    teachers: frozenset[str]
    class_teachers: frozenset[str]
    family: frozenset[str]
    classmates: frozenset[str]
    made: dict[str, int]

    def facts(self, key: str, *, set_for_all: bool = False) -> frozenset[str]:
        """The relations of the person ``key`` of the home school to these objects.

        ``set_for_all``: to what is every pupil's of the group, such as a file of the homework.
        """
        if self.name == "stranger":
            return frozenset()
        children = self.family | self.classmates if set_for_all else self.family
        of = [("own", self.teachers), ("class", self.class_teachers), ("child", children)]
        return frozenset({relation for relation, keys in of if key in keys} | {"school"})


def make_bundles(world: World) -> dict[str, Bundle]:
    """Own and colleague's, other class and stranger school's objects of the cast."""
    home, away = world.home, world.stranger
    rows = [
        ("algebra", home, "algebra", "tue", "u1", "7А", {"t1"}, {"t2"}, {"u1", "p1"}),
        ("russian", home, "russian", "tue_russian", "u2", "7А", {"t2"}, {"t2"}, {"p2"}),
        ("fifth", home, "fifth", "tue_fifth", "fifth", "5В", {"t1"}, set(), {"t3_guardian"}),
        ("stranger", away, "algebra", "tue", "u1", "7А", {"t1"}, {"t2"}, {"u1", "p1"}),
    ]
    return {name: _bundle(name, *row) for name, *row in rows}


def _bundle(name, cast, group, lesson, pupil, class_name, teachers, class_teachers, family) -> Bundle:
    made = _journal(cast, group, lesson, pupil) | _timetable(cast, name, group) | _people(cast, pupil)
    made |= _structure(cast, name)
    return Bundle(
        name, cast, group, lesson, pupil, class_name,
        frozenset(teachers), frozenset(class_teachers), frozenset(family),
        frozenset({"u1", "p1"} if class_name == "7А" else ()), made,
    )  # fmt: skip


def _journal(cast: Cast, group: str, lesson: str, pupil: str) -> dict[str, int]:
    school, row, author = cast.school, cast.lessons[lesson], cast.persons["t1"]
    work = Work.objects.create(school=school, lesson=row, kind=cast.kinds["answer"], weight=Decimal("1"))
    mark = Mark.objects.create(
        school=school, lesson=row, work=work, pupil=cast.pupils[pupil], on=row.on, value="5",
        author=author, at=NOW,
    )  # fmt: skip
    plan = LessonPlan.objects.create(school=school, group=cast.groups[group])
    topic = PlanTopic.objects.create(school=school, plan=plan, number=1, topic="Тема")
    homework = Homework.objects.create(
        school=school, lesson=row, text="№ 1", author=author, at=NOW, due_on=row.on + timedelta(days=2)
    )
    file = _file(school)
    HomeworkFile.objects.create(school=school, homework=homework, file=file)
    return {"work": work.pk, "topic": topic.pk, "homework": homework.pk, "file": file.pk, "mark": mark.pk}


def _file(school) -> StoredFile:
    content, key = b"task", store.new_key()
    store.write(key, content)
    return StoredFile.objects.create(
        school=school, key=key, name="задание.txt", content_type="text/plain", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), at=NOW,
    )  # fmt: skip


def _timetable(cast: Cast, name: str, group: str) -> dict[str, int]:
    day = DAYS[name]
    version = TimetableVersion.objects.create(
        school=cast.school, year=cast.year, from_on=date(2027, 1, 10 + day), title="черновик"
    )
    slot = Slot.objects.create(
        school=cast.school, version=version, weekday=day, number=1, group=cast.groups[group]
    )
    return {"version": version.pk, "slot": slot.pk}


def _people(cast: Cast, pupil: str) -> dict[str, int]:
    link = Guardianship.objects.filter(school=cast.school, pupil=cast.pupils[pupil]).first()
    duty = Duty.objects.get(school=cast.school, person=cast.persons["mentor"], kind="mentor")
    return {"guardianship": link.pk, "duty": duty.pk}


def _structure(cast: Cast, name: str) -> dict[str, int]:
    day = CalendarDay.objects.create(
        school=cast.school, year=cast.year, title="Каникулы", kind="vacation",
        from_on=date(2026, 10, 26), to_on=date(2026, 11, 4), grade_from=DAYS[name],
    )  # fmt: skip
    other = SchoolName.objects.create(school=cast.school, language=name, full_name="Школэ")
    bells = BellSet.objects.filter(school=cast.school).first()
    done = Import.objects.create(
        school=cast.school,
        kind="staff",
        file_name="люди.csv",
        sha256="0" * 64,
        size=1,
        state="undone",
        at=NOW,
    )
    return {"calendar_day": day.pk, "school_name": other.pk, "bells": bells.pk, "import": done.pk}


#: Argument of an address → its value for a bundle.
IDS: dict[str, Callable[[Bundle], Any]] = {
    "group_id": lambda b: b.cast.groups[b.group].pk,
    "class_id": lambda b: b.cast.classes[b.class_name].pk,
    "term_id": lambda b: b.cast.terms["q2"].pk,
    "lesson_id": lambda b: b.cast.lessons[b.lesson].pk,
    "pupil_id": lambda b: b.cast.pupils[b.pupil].pk,
    "work_id": lambda b: b.made["work"],
    "topic_id": lambda b: b.made["topic"],
    "file_id": lambda b: b.made["file"],
    "version_id": lambda b: b.made["version"],
    "slot_id": lambda b: b.made["slot"],
    "duty_id": lambda b: b.made["duty"],
    "guardianship_id": lambda b: b.made["guardianship"],
    "person_id": lambda b: b.cast.persons["mentor"].pk,
    "people:slip:person_id": lambda b: b.cast.pupils[b.pupil].person_id,
    "kind_id": lambda b: b.cast.kinds["answer"].pk,
    "import_id": lambda b: b.made["import"],
    "day": lambda b: date(2026, 11, 17),
    "kind": lambda b: "staff",
    "form": lambda b: "csv",
}
#: Lists of the school's structure: the noun of the address → the row.
_ROWS: dict[str, Callable[[Bundle], Any]] = {
    "schools:years": lambda b: b.cast.year.pk,
    "schools:terms": lambda b: b.cast.terms["q2"].pk,
    "schools:days": lambda b: b.made["calendar_day"],
    "schools:names": lambda b: b.made["school_name"],
    "schools:classes": lambda b: b.cast.classes[b.class_name].pk,
    "schools:subjects": lambda b: b.cast.groups[b.group].subject_id,
    "schools:course_kinds": lambda b: b.cast.groups[b.group].course_kind_id,
    "timetable:bells": lambda b: b.made["bells"],
    "timetable:room_list": lambda b: b.cast.lessons[b.lesson].room_id,
    "timetable:groups": lambda b: b.cast.groups[b.group].pk,
}
IDS |= {f"{noun}_{act}:row_id": row for noun, row in _ROWS.items() for act in ("edit", "removal")}
IDS["timetable:group_members:row_id"] = _ROWS["timetable:groups"]
#: Arguments that name no object.
PLAIN = frozenset({"day", "kind", "form"})

#: A POST that needs another action than its route; a file is read by any of several.
ACTIONS: dict[tuple[str, str], tuple[str, ...]] = {
    ("journal:lesson", "POST"): ("journal.lessons.write",),
    ("journal:works", "POST"): ("journal.marks.write",),
    ("journal:plan", "POST"): ("journal.plans.write",),
    ("timetable:versions", "POST"): ("timetable.write",),
    ("regulations:work_kinds", "POST"): ("regulations.kinds.write",),
    ("file", "GET"): ("journal.class_page.read", "diary.read"),
}

#: What belongs to all pupils of a group alike.
SET_FOR_ALL = frozenset({"file"})
#: Answers 404 to any body that is not the person's own; tried one by one in tests/access.
OWN_TESTS = frozenset({("access:hat", "POST")})

_MARK = {"text": "5", "seen": [0, 0], "command": str(uuid.uuid4())}
_CELL = {"weekday": "5", "number": "6", "week": "0", "room": "", "teachers": []}
#: Bodies that get past the parsing, so that the answer is about rights.
BODIES: dict[str, Callable[[Bundle], dict[str, Any]]] = {
    "journal:mark": lambda b: {"json": {**_MARK, "work": b.made["work"]}},
    "journal:works": lambda b: {"form": {"kind": b.cast.kinds["test"].pk, "title": ""}},
    "journal:work": lambda b: {"form": {"kind": b.cast.kinds["test"].pk, "title": ""}},
    "journal:plan": lambda b: {"form": {"topic": "Новая тема", "hours": "1"}},
    "journal:plan_topic": lambda b: {"form": {"topic": "Новая тема", "hours": "1"}},
    "diary:done": lambda b: {"form": {"done": b.cast.lessons[b.lesson].pk}},
    "access:sessions": lambda b: {"form": {"others": "1"}},
}


def body_of(name: str, bundle: Bundle) -> dict[str, Any]:
    """What ``Client.post`` gets for an address."""
    body = BODIES.get(name, lambda _bundle: {})(bundle)
    if "json" in body:
        return {"data": json.dumps(body["json"]), "content_type": "application/json"}
    return {"data": body.get("form", {})}


#: A POST whose ids travel in the body: a form that is taken as it stands, and the fields that hold ids.
FORMS: dict[str, Callable[[Bundle], dict[str, Any]]] = {
    "people:duty_new": lambda b: {
        "kind": "class_teacher", "class_id": b.cast.classes[b.class_name].pk,
        "from_on": "2026-11-18", "ground": "пр. 5",
    },
    "people:pupil_transfer": lambda b: {
        "class_id": b.cast.classes["10Б"].pk, "on": "2026-11-20", "ground": "пр. 6",
    },
    "people:slips": lambda b: {"audience": f"pupils-{b.cast.classes[b.class_name].pk}"},
    "journal:works": lambda b: {"kind": b.cast.kinds["test"].pk, "title": "К/р"},
    "journal:work": lambda b: {"kind": b.cast.kinds["test"].pk, "title": "К/р"},
    "journal:mark": lambda b: {**_MARK, "work": b.made["work"], "text": "4", "seen": [b.made["mark"], 0]},
    "diary:done": lambda b: {"done": b.cast.lessons[b.lesson].pk},
    "timetable:slot_new": lambda b: {**_CELL, "group": b.cast.groups[b.group].pk},
    "timetable:slot": lambda b: {**_CELL, "group": b.cast.groups[b.group].pk},
    "timetable:versions": lambda b: {
        "from_on": "2027-02-01", "title": "", "weeks": "1", "source": b.made["version"],
    },
}  # fmt: skip
BODY_IDS = frozenset({"class_id", "audience", "kind", "work", "done", "group", "source"})
#: Ids of an address that change nothing in its answer.
IDLE: dict[tuple[str, str], str] = {}
