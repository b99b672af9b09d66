"""Works: the columns of a lesson."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Invalid, NotFound, Refused
from otmetka.core.places import Place
from otmetka.journal.models import Mark, Work
from otmetka.journal.policy import LessonGate, lesson_to_write
from otmetka.regulations.models import WorkKind

ACTION = "journal.marks.write"


def first_work(gate: LessonGate, *, now: datetime) -> int:
    """The first column of a lesson, made by its first mark: the first kind of the school's list."""
    kind = (
        WorkKind.objects.filter(school_id=gate.school_id, from_on__lte=gate.on)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=gate.on))
        .order_by("position", "id")
        .values_list("id", "weight")
        .first()
    )
    if kind is None:
        raise Refused(_("В школе не заведены виды работ: их список ведёт администратор журнала."))
    work = Work.objects.create(
        school_id=gate.school_id, lesson_id=gate.id, kind_id=kind[0], weight=kind[1], position=0
    )
    return work.id


def add_work(*, actor: Actor, lesson_id: int, kind_id: int, title: str, now: datetime) -> int:
    """Add a column of a kind in force on the lesson's date; its weight is the kind's. Raises Invalid."""
    gate = lesson_to_write(actor, lesson_id, ACTION)
    kind = _kind_in_force(gate, kind_id)
    top = Work.objects.filter(school_id=gate.school_id, lesson_id=gate.id).aggregate(top=Max("position"))[
        "top"
    ]
    work = Work.objects.create(
        school_id=gate.school_id, lesson_id=gate.id, kind_id=kind.id, title=title.strip()[:120],
        weight=kind.weight, position=0 if top is None else top + 1,
    )  # fmt: skip
    _record(actor, gate, "journal.work.added", work.id, None, _plain(work), now)
    return work.id


def change_work(
    *, actor: Actor, lesson_id: int, work_id: int, kind_id: int, title: str, now: datetime
) -> None:
    """Give a column another kind of the list; its marks keep standing and weigh as the new kind does."""
    gate = lesson_to_write(actor, lesson_id, ACTION)
    work = _work(gate, work_id)
    kind = _kind_in_force(gate, kind_id)
    _refuse_two_marks(gate, work, kind)
    old = _plain(work)
    work.kind_id, work.weight, work.title = kind.id, kind.weight, title.strip()[:120]
    work.save(update_fields=["kind_id", "weight", "title"])
    _record(actor, gate, "journal.work.changed", work.id, old, _plain(work), now)


def drop_work(*, actor: Actor, lesson_id: int, work_id: int, now: datetime) -> None:
    """Take away a column that no mark ever stood in. Raises Refused where one did."""
    gate = lesson_to_write(actor, lesson_id, ACTION)
    work = _work(gate, work_id)
    if Mark.objects.filter(school_id=gate.school_id, work_id=work.id).exists():
        raise Refused(_("В этой колонке уже стояли отметки, поэтому убрать её нельзя."))
    old = _plain(work)
    Work.objects.filter(school_id=gate.school_id, id=work.id).delete()
    _record(actor, gate, "journal.work.dropped", work_id, old, None, now)


def _work(gate: LessonGate, work_id: int) -> Work:
    work = Work.objects.filter(school_id=gate.school_id, lesson_id=gate.id, id=work_id).first()
    if work is None:
        raise NotFound(_("Такой работы в уроке нет."))
    return work


def _kind_in_force(gate: LessonGate, kind_id: int) -> WorkKind:
    kind = (
        WorkKind.objects.filter(school_id=gate.school_id, id=kind_id, from_on__lte=gate.on)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=gate.on))
        .first()
    )
    if kind is None:
        raise Invalid(_("Выберите вид работы из списка школы."), fields={"kind": _("Выберите вид работы.")})
    return kind


def _refuse_two_marks(gate: LessonGate, work: Work, kind: WorkKind) -> None:
    if kind.second_mark:
        return
    double = Mark.objects.filter(school_id=gate.school_id, work_id=work.id, value__contains=" ")
    if double.exists():
        raise Refused(_("В колонке есть две отметки в одной клетке: для этого вида работы так нельзя."))


def _plain(work: Work) -> dict:
    weight = str(Decimal(work.weight))
    return {"kind": work.kind_id, "title": work.title, "weight": weight, "lesson": work.lesson_id}


def _record(actor: Actor, gate: LessonGate, action: str, work_id: int, old, new, now: datetime) -> None:
    place = Place("journal", "work", work_id, gate.school_id)
    record(actor.who, Change(action, place, old=old, new=new), now=now)
