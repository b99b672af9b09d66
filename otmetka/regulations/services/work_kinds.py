"""The school's list of kinds of work: a change is a new row from a day, the past keeps its weights."""

import re
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Forbidden, Invalid, NotFound
from otmetka.core.places import Place
from otmetka.regulations.models import WorkKind
from otmetka.regulations.rules.work_kinds import KindText, check_kind
from otmetka.regulations.words import WRONG_KIND

WRITE = "regulations.kinds.write"


def add_kind(*, actor: Actor, text: KindText, now: datetime) -> int:
    """Add a kind at the end of the list. Raises Forbidden, Invalid with ``fields``."""
    _gate(actor, text)
    rows = WorkKind.objects.filter(school_id=actor.school_id)
    last = rows.aggregate(top=Max("position"))["top"] or 0
    kind = _make(actor.school_id, _free_code(actor.school_id, text.title), last + 1, text)
    _record(actor, "regulations.kind.added", kind, None, now)
    return kind.id


def change_kind(*, actor: Actor, kind_id: int, text: KindText, now: datetime) -> int:
    """A new row of the same kind from a day on; the one before ends the day earlier.

    Works that were made before keep their weight. Raises Forbidden, NotFound, Invalid.
    """
    _gate(actor, text)
    before = _kind(actor.school_id, kind_id)
    if text.from_on <= before.from_on:
        raise _wrong({"from_on": "before_last"})
    old = _plain(before)
    _close(before, text.from_on - timedelta(days=1))
    kind = _make(actor.school_id, before.code, before.position, text)
    _record(actor, "regulations.kind.changed", kind, old, now)
    return kind.id


def end_kind(*, actor: Actor, kind_id: int, last_on: date, now: datetime) -> None:
    """The kind is chosen up to ``last_on``; its works stay. Raises Forbidden, NotFound, Invalid."""
    if not actor.may(WRITE):
        raise Forbidden(_("Список видов работ ведёт администратор журнала."))
    kind = _kind(actor.school_id, kind_id)
    if last_on < kind.from_on:
        raise _wrong({"from_on": "before_last"})
    old = _plain(kind)
    _close(kind, last_on)
    _record(actor, "regulations.kind.ended", kind, old, now)


def _gate(actor: Actor, text: KindText) -> None:
    if not actor.may(WRITE):
        raise Forbidden(_("Список видов работ ведёт администратор журнала."))
    if wrong := check_kind(text):
        raise _wrong(wrong)


def _wrong(codes: dict[str, str]) -> Invalid:
    fields = {field: str(WRONG_KIND[code]) for field, code in codes.items()}
    return Invalid(next(iter(fields.values())), fields=fields)


def _kind(school_id: int, kind_id: int) -> WorkKind:
    kind = WorkKind.objects.select_for_update().filter(school_id=school_id, id=kind_id).first()
    if kind is None or kind.to_on is not None:
        raise NotFound(_("Такого вида работ в списке нет."))
    return kind


def _close(kind: WorkKind, last_on: date) -> None:
    kind.to_on = last_on
    kind.save(update_fields=["to_on"])


def _make(school_id: int, code: str, position: int, text: KindText) -> WorkKind:
    return WorkKind.objects.create(
        school_id=school_id,
        code=code,
        position=position,
        title=text.title,
        short=text.short,
        weight=text.weight,
        written=text.written,
        second_mark=text.second_mark,
        ground=text.ground,
        from_on=text.from_on,
    )


def _free_code(school_id: int, title: str) -> str:
    """A code of the school's own for a new kind: files name it by its title."""
    stem = re.sub(r"\W+", "-", title.lower()).strip("-")[:18] or "вид"
    taken = set(WorkKind.objects.filter(school_id=school_id).values_list("code", flat=True))
    codes = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in codes if code not in taken)


def _plain(kind: WorkKind) -> dict:
    return {
        "code": kind.code,
        "title": kind.title,
        "weight": str(kind.weight),
        "from_on": kind.from_on.isoformat(),
        "to_on": kind.to_on.isoformat() if kind.to_on else None,
    }


def _record(actor: Actor, action: str, kind: WorkKind, old: dict | None, now: datetime) -> None:
    place = Place("regulations", "work_kind", kind.id, kind.school_id)
    record(actor.who, Change(action, place, old=old, new=_plain(kind), ground=kind.ground), now=now)
