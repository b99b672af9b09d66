"""Facts of the journal for the diary's tests, written as the journal writes them."""

from datetime import date, datetime, timedelta

from otmetka.files.models import StoredFile
from otmetka.journal.models import Attendance, Homework, HomeworkFile, LessonRecord, Mark, Work
from otmetka.people.models import Enrolment, GroupMembership
from otmetka.schools.models import GroupClass, SchoolClass, SchoolYear, TeachingGroup, Term
from otmetka.timetable.models import Lesson, LessonTeacher
from tests.world import MOSCOW, NOW, Cast


def put_mark(cast: Cast, lesson: str, pupil: str, value: str, kind: str = "answer", **fields) -> Mark:
    """A mark; with ``predecessor`` a correction of it."""
    work, _made = Work.objects.get_or_create(
        school=cast.school, lesson=cast.lessons[lesson], kind=cast.kinds[kind],
        defaults={"weight": cast.kinds[kind].weight, "position": _next_position(cast, lesson)},
    )  # fmt: skip
    return Mark.objects.create(
        school=cast.school, lesson=cast.lessons[lesson], work=work, pupil=cast.pupils[pupil], value=value,
        on=cast.lessons[lesson].on, author=cast.persons["t1"], **{"at": NOW, **fields},
    )  # fmt: skip


def put_absence(cast: Cast, lesson: str, pupil: str, code: str, **fields) -> Attendance:
    """An absence or lateness."""
    return Attendance.objects.create(
        school=cast.school, lesson=cast.lessons[lesson], pupil=cast.pupils[pupil], code=code,
        on=cast.lessons[lesson].on, author=cast.persons["t1"], **{"at": NOW, **fields},
    )  # fmt: skip


def set_topic(cast: Cast, lesson: str, topic: str) -> LessonRecord:
    """The topic of a lesson."""
    return LessonRecord.objects.create(
        school=cast.school, lesson=cast.lessons[lesson], topic=topic, author=cast.persons["t1"], at=NOW
    )


def set_homework(
    cast: Cast, lesson: str, text: str, due: date | None, minutes: int | None = None, *, at: datetime = NOW,
    predecessor: Homework | None = None,
) -> Homework:  # fmt: skip
    """A homework set at a lesson."""
    return Homework.objects.create(
        school=cast.school, lesson=cast.lessons[lesson], text=text, due_on=due, minutes=minutes, at=at,
        author=cast.persons["t1"], predecessor=predecessor,
    )  # fmt: skip


def attach(cast: Cast, homework: Homework, name: str = "Памятка.pdf") -> StoredFile:
    """A row of a file on a homework (nothing lies in the store)."""
    stored = StoredFile.objects.create(
        school=cast.school, key=f"{homework.id:064d}", name=name, content_type="application/pdf",
        size=245_000, sha256="0" * 64, at=NOW,
    )  # fmt: skip
    HomeworkFile.objects.create(school=cast.school, homework=homework, file=stored)
    return stored


def add_last_year(cast: Cast) -> None:
    """Year 2025/26: u1 in 6А, algebra, one lesson on 15.09.2025, term ``last_q1``."""
    year = SchoolYear.objects.create(
        school=cast.school, title="2025/26", starts_on=date(2025, 9, 1), ends_on=date(2026, 5, 28),
        closed_at=NOW - timedelta(days=100),
    )  # fmt: skip
    cast.terms["last_q1"] = Term.objects.create(
        school=cast.school, year=year, kind="quarter", number=1, title="1-я четверть",
        grade_from=1, grade_to=9, starts_on=date(2025, 9, 1), ends_on=date(2025, 10, 26),
    )  # fmt: skip
    cast.classes["6А"] = SchoolClass.objects.create(school=cast.school, year=year, grade=6, letter="А")
    pupil = cast.pupils["u1"]
    Enrolment.objects.create(
        school=cast.school, pupil=pupil, school_class=cast.classes["6А"], from_on=year.starts_on,
        to_on=year.ends_on,
    )  # fmt: skip
    now_group = cast.groups["algebra"]
    cast.groups["last"] = group = TeachingGroup.objects.create(
        school=cast.school, year=year, subject=now_group.subject, course_kind=now_group.course_kind,
        classes_label="6А",
    )  # fmt: skip
    GroupClass.objects.create(school=cast.school, group=group, school_class=cast.classes["6А"])
    GroupMembership.objects.create(
        school=cast.school, group=group, pupil=pupil, from_on=year.starts_on, to_on=year.ends_on
    )
    starts = datetime(2025, 9, 15, 10, 20, tzinfo=MOSCOW)
    cast.lessons["last"] = Lesson.objects.create(
        school=cast.school, year=year, group=group, on=starts.date(), number=3, starts_at=starts,
        ends_at=starts + timedelta(minutes=45),
    )  # fmt: skip
    LessonTeacher.objects.create(school=cast.school, lesson=cast.lessons["last"], teacher=cast.persons["t1"])


def _next_position(cast: Cast, lesson: str) -> int:
    return Work.objects.filter(school=cast.school, lesson=cast.lessons[lesson]).count()
