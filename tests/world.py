"""The cast of the tests: school «Рассвет» with own, colleague and the stranger school «Закат».

The dates are those of the fixture in docs/spec/clauses.yaml: Tuesday 17.11.2026, 7А, lesson 3 10:20-11:05.
"""

import pickle
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from otmetka.access.models import Account, AccountSchool
from otmetka.core.names import sort_key
from otmetka.core.tenancy import narrow_scope, school_scope
from otmetka.people.models import Duty, Enrolment, GroupMembership, Guardianship, Person, Pupil, Staff
from otmetka.regulations.models import WorkKind
from otmetka.schools.models import (
    CourseKind,
    GroupClass,
    School,
    SchoolClass,
    SchoolYear,
    Subject,
    TeachingGroup,
    Term,
)
from otmetka.timetable.models import Bell, BellSet, Lesson, LessonTeacher, Room, TeachingLoad

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 17, 11, 10, tzinfo=MOSCOW).astimezone(UTC)
YEAR_START, YEAR_END = date(2026, 9, 1), date(2027, 5, 28)
BELLS = ["8:30-9:15", "9:25-10:10", "10:20-11:05", "11:10-11:55", "11:55-12:40", "12:50-13:35"]
STAFF = {
    "t1": ("Нагорнова-Лепёшкина", "Анна", "Сергеевна", "teacher"),
    "t2": ("Зайцева", "Ольга", "Романовна", "teacher"),
    "t3": ("О", "Сергей", "", "teacher"),
    "deputy": ("Ҡотлобаева", "Гөлнара", "Ильдусовна", "deputy_teaching"),
    "deputy_vr": ("Тлостанова", "Фатима", "Хасановна", "deputy_upbringing"),
    "director": ("Ёжиков", "Пётр", "Ильич", "director"),
    "secretary": ("Ким", "Вера", "Львовна", "secretary"),
    "journal_admin": ("Щукин", "Юрий", "Ааронович", "journal_admin"),
    "technician": ("Д’Артаньян", "Степан", "Оскарович", "technician"),
    "methodist": ("Мамедова", "Севда", "Ариф кызы", "methodist"),
    "personnel": ("Ли", "Нина", "", "personnel"),
    "mentor": ("Беридзе", "Нана", "Зурабовна", "mentor"),
}
PUPILS_7A = [
    ("Ажигалиева", "Ясмина", "Тимуровна"),
    ("Ёлкина", "Софья", "Олеговна"),
    ("Иванов", "Артём", "Андреевич"),
    ("Иванов", "Артём", "Сергеевич"),
    ("Кӏэщт", "Залина", "Асланбиевна"),
    ("О", "Сергей", ""),
]


@dataclass
class Cast:
    """One school of the cast; ids and rows by short name."""

    school: School
    year: SchoolYear
    persons: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    groups: dict[str, TeachingGroup] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    kinds: dict[str, WorkKind] = field(default_factory=dict)


@dataclass
class World:
    """Both schools and the moment."""

    home: Cast
    stranger: Cast
    now: datetime = NOW


def load_world(file: Path) -> World:
    """The cast that the run has made, in the open transaction, with both schools in the scope."""
    world = pickle.loads(file.read_bytes())  # noqa: S301 (this run's own file)
    narrow_scope(world.home.school.id, world.stranger.school.id)
    return world


def make_world() -> World:
    """Both schools in the open transaction; the scope is left on both of them for the test's own reads."""
    home, stranger = make_school("Рассвет", "home"), make_school("Закат", "away")
    narrow_scope(home.school.id, stranger.school.id)
    return World(home, stranger)


def make_school(name: str, prefix: str) -> Cast:
    """One school of the cast, with logins ``<prefix>-t1`` and the password ``ключ от школы``."""
    school = make_card(name)
    with school_scope(school.id):
        cast = Cast(school, _year(school))
        _terms(cast)
        _kinds(cast)
        _people(cast, prefix)
        _groups(cast)
        _lessons(cast)
    return cast


def make_card(name: str) -> School:
    """Schools are made by the owner only (``otmetka init``); a test makes them through the owner's wall."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('schools_school', 'id'))")
        school_id = cursor.fetchone()[0]
    with school_scope(school_id):
        return School.objects.create(
            id=school_id, short_name=name, full_name=f"МБОУ «{name}»", made_at=NOW, timezone="Europe/Moscow"
        )


def _year(school: School) -> SchoolYear:
    return SchoolYear.objects.create(school=school, title="2026/27", starts_on=YEAR_START, ends_on=YEAR_END)


def _terms(cast: Cast) -> None:
    rows = [
        ("q1", "quarter", 1, "1-я четверть", 1, 9, date(2026, 9, 1), date(2026, 10, 25)),
        ("q2", "quarter", 2, "2-я четверть", 1, 9, date(2026, 11, 5), date(2026, 12, 29)),
        ("h1", "half", 1, "1-е полугодие", 10, 11, date(2026, 9, 1), date(2026, 12, 29)),
    ]
    for key, kind, number, title, low, high, start, end in rows:
        cast.terms[key] = Term.objects.create(
            school=cast.school,
            year=cast.year,
            kind=kind,
            number=number,
            title=title,
            grade_from=low,
            grade_to=high,
            starts_on=start,
            ends_on=end,
        )


def _kinds(cast: Cast) -> None:
    rows = [
        ("answer", "Ответ на уроке", "отв", "1", False, False),
        ("test", "Контрольная работа", "К/Р", "3", True, False),
        ("dictation", "Диктант", "Д", "2", True, True),
    ]
    for position, (code, title, short, weight, written, second) in enumerate(rows):
        cast.kinds[code] = WorkKind.objects.create(
            school=cast.school,
            code=code,
            title=title,
            short=short,
            weight=Decimal(weight),
            written=written,
            second_mark=second,
            position=position,
            ground="умолчание продукта",
            from_on=date(2020, 9, 1),
        )


def _person(cast: Cast, key: str, surname: str, given: str, patronymic: str, prefix: str) -> Person:
    account = Account.objects.create(login=f"{prefix}-{key}", made_at=NOW, password="!")
    AccountSchool.objects.create(account=account, school_id=cast.school.id)
    cast.accounts[key] = account
    cast.persons[key] = Person.objects.create(
        school=cast.school,
        account_id=account.id,
        code=key,
        surname=surname,
        given=given,
        patronymic=patronymic,
        sort_key=sort_key(surname, given, patronymic),
    )
    return cast.persons[key]


def _people(cast: Cast, prefix: str) -> None:
    for grade, letter in ((1, "В"), (5, "В"), (7, "А"), (10, "Б")):
        cast.classes[f"{grade}{letter}"] = SchoolClass.objects.create(
            school=cast.school, year=cast.year, grade=grade, letter=letter
        )
    for key, (surname, given, patronymic, duty) in STAFF.items():
        person = _person(cast, key, surname, given, patronymic, prefix)
        Staff.objects.create(school=cast.school, person=person, position="")
        Duty.objects.create(
            school=cast.school, person=person, kind=duty, from_on=YEAR_START, ground="пр. № 1"
        )
    Duty.objects.create(
        school=cast.school,
        person=cast.persons["t2"],
        kind="class_teacher",
        school_class=cast.classes["7А"],
        from_on=YEAR_START,
        ground="пр. № 1",
    )
    _person(cast, "nobody", "Никто", "Нина", "", prefix)
    for number, name in enumerate(PUPILS_7A, start=1):
        add_pupil(cast, f"u{number}", name, "7А", prefix)
    add_pupil(cast, "first", ("Маленький", "Ян", ""), "1В", prefix)
    add_pupil(cast, "fifth", ("О", "Мария", "Сергеевна"), "5В", prefix)
    for key, child, surname in (("p1", "u1", "Ажигалиева"), ("p2", "u2", "Ёлкина"), ("t3", "fifth", "О")):
        guardian = cast.persons.get(key) or _person(cast, key, surname, "Мадина", "", prefix)
        Guardianship.objects.create(
            school=cast.school, guardian=guardian, pupil=cast.pupils[child], kin="мать"
        )


def add_pupil(cast: Cast, key: str, name: tuple[str, str, str], class_name: str, prefix: str) -> Pupil:
    """A pupil enrolled for the whole year."""
    person = _person(cast, key, *name, prefix)
    cast.pupils[key] = Pupil.objects.create(school=cast.school, person=person)
    Enrolment.objects.create(
        school=cast.school, pupil=cast.pupils[key], school_class=cast.classes[class_name], from_on=YEAR_START
    )
    return cast.pupils[key]


def _groups(cast: Cast) -> None:
    kind = CourseKind.objects.create(school=cast.school, name="обязательный", marking="marks")
    members = [cast.pupils[f"u{n}"] for n in range(1, 7)]
    rows = [
        ("algebra", "Алгебра", "7А", "", "t1", members),
        ("russian", "Русский язык", "7А", "", "t2", members),
        ("english1", "Английский язык", "7А", "группа 1", "t1", members[:3]),
        ("english2", "Английский язык", "7А", "группа 2", "t3", members[3:]),
        ("first", "Математика", "1В", "", "t1", [cast.pupils["first"]]),
        ("fifth", "Математика", "5В", "", "t1", [cast.pupils["fifth"]]),
    ]
    for key, subject_name, class_name, name, teacher, pupils in rows:
        subject, _made = Subject.objects.get_or_create(school=cast.school, name=subject_name)
        group = TeachingGroup.objects.create(
            school=cast.school,
            year=cast.year,
            subject=subject,
            course_kind=kind,
            name=name,
            classes_label=class_name,
            whole_class=not name,
            marking="none" if class_name == "1В" else "marks",
        )
        cast.groups[key] = group
        GroupClass.objects.create(school=cast.school, group=group, school_class=cast.classes[class_name])
        TeachingLoad.objects.create(
            school=cast.school,
            group=group,
            teacher=cast.persons[teacher],
            hours=Decimal("3"),
            from_on=YEAR_START,
        )
        for pupil in pupils:
            GroupMembership.objects.create(school=cast.school, group=group, pupil=pupil, from_on=YEAR_START)


def _lessons(cast: Cast) -> None:
    bells = BellSet.objects.create(school=cast.school, name="1 смена", shift=1)
    room = Room.objects.create(school=cast.school, code="27")
    for number, span in enumerate(BELLS, start=1):
        starts, ends = (time(*map(int, part.split(":"))) for part in span.split("-"))
        Bell.objects.create(school=cast.school, bell_set=bells, number=number, starts=starts, ends=ends)
    plan = [
        ("mon", "algebra", date(2026, 11, 16), 2, "t1"),
        ("tue", "algebra", date(2026, 11, 17), 3, "t1"),
        ("thu", "algebra", date(2026, 11, 19), 3, "t1"),
        ("tue_russian", "russian", date(2026, 11, 17), 1, "t2"),
        ("tue_en1", "english1", date(2026, 11, 17), 5, "t1"),
        ("tue_en2", "english2", date(2026, 11, 17), 5, "t3"),
        ("tue_last", "russian", date(2026, 11, 17), 6, "t2"),
        ("tue_first", "first", date(2026, 11, 17), 1, "t1"),
        ("tue_fifth", "fifth", date(2026, 11, 17), 2, "t1"),
        ("q1", "algebra", date(2026, 9, 15), 3, "t1"),
    ]
    for key, group, on, number, teacher in plan:
        add_lesson(cast, key, group, on, number, teacher, room)


def add_lesson(cast: Cast, key: str, group: str, on: date, number: int, teacher: str, room=None) -> Lesson:
    """A dated lesson at its bell."""
    hours, minutes = map(int, BELLS[number - 1].split("-")[0].split(":"))
    starts = datetime(on.year, on.month, on.day, hours, minutes, tzinfo=MOSCOW)
    cast.lessons[key] = Lesson.objects.create(
        school=cast.school,
        year=cast.year,
        group=cast.groups[group],
        on=on,
        number=number,
        room=room,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=45),
    )
    LessonTeacher.objects.create(school=cast.school, lesson=cast.lessons[key], teacher=cast.persons[teacher])
    return cast.lessons[key]
