"""Changing a topic of a lesson plan by hand; whole plans come by import."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.audit.trail import Change, record
from otmetka.core.errors import Invalid, NotFound, Refused
from otmetka.core.places import Place
from otmetka.journal.models import LessonPlan, LessonRecord, PlanTopic
from otmetka.journal.policy import GroupGate, group_to_write


@dataclass(frozen=True)
class TopicText:
    """What is typed for a topic; ``hours`` is the number of lessons."""

    topic: str
    section: str
    homework: str
    hours: int


def add_topic(*, actor: Actor, group_id: int, text: TopicText, now: datetime) -> int:
    """Add a topic at the end of the group's plan, made when there is none yet. Raises Invalid."""
    gate = _gate(actor, group_id, text)
    plan, _made = LessonPlan.objects.get_or_create(school_id=gate.school_id, group_id=gate.id)
    last = PlanTopic.objects.filter(school_id=gate.school_id, plan_id=plan.id).order_by("-number").first()
    topic = PlanTopic.objects.create(
        school_id=gate.school_id, plan_id=plan.id, number=last.number + 1 if last else 1, **vars(text)
    )
    _record(actor, gate, "journal.plan.topic_added", topic.id, None, vars(text), now)
    return topic.id


def change_topic(*, actor: Actor, group_id: int, topic_id: int, text: TopicText, now: datetime) -> None:
    """Change a topic's words; lessons already recorded keep the topic they were recorded with."""
    gate = _gate(actor, group_id, text)
    topic = _topic(gate, topic_id)
    old = {name: getattr(topic, name) for name in vars(text)}
    for name, value in vars(text).items():
        setattr(topic, name, value)
    topic.save(update_fields=list(vars(text)))
    _record(actor, gate, "journal.plan.topic_changed", topic.id, old, vars(text), now)


def drop_topic(*, actor: Actor, group_id: int, topic_id: int, now: datetime) -> None:
    """Take a topic away. Raises Refused where a lesson was recorded with it."""
    gate = group_to_write(actor, group_id, "journal.plans.write")
    topic = _topic(gate, topic_id)
    if LessonRecord.objects.filter(school_id=gate.school_id, plan_topic_id=topic.id).exists():
        raise Refused(_("По этой теме уже записан урок, поэтому убрать её нельзя."))
    old = {"topic": topic.topic, "number": topic.number}
    PlanTopic.objects.filter(school_id=gate.school_id, id=topic.id).delete()
    _record(actor, gate, "journal.plan.topic_dropped", topic_id, old, None, now)


def _gate(actor: Actor, group_id: int, text: TopicText) -> GroupGate:
    gate = group_to_write(actor, group_id, "journal.plans.write")
    if gate.year_closed:
        raise Refused(_("Учебный год закрыт: план можно только читать."))
    if not text.topic or len(text.topic) > 500:
        raise Invalid(_("Напишите тему не длиннее 500 знаков."), fields={"topic": _("Напишите тему.")})
    if not 1 <= text.hours <= 99:
        raise Invalid(_("Часов — от 1 до 99."), fields={"hours": _("От 1 до 99.")})
    return gate


def _topic(gate: GroupGate, topic_id: int) -> PlanTopic:
    topic = PlanTopic.objects.filter(school_id=gate.school_id, plan__group_id=gate.id, id=topic_id).first()
    if topic is None:
        raise NotFound(_("Такой темы в плане нет."))
    return topic


def _record(actor: Actor, gate: GroupGate, action: str, topic_id: int, old, new, now: datetime) -> None:
    place = Place("journal", "plan_topic", topic_id, gate.school_id)
    record(actor.who, Change(action, place, old=old, new=new), now=now)
