"""Rows of teaching: load, members, timetable, lesson plans."""

from collections import defaultdict

from otmetka.exchange.queries.base import Base
from otmetka.exchange.queries.exports.written import day, number, weekday
from otmetka.exchange.rules.templates.teaching import MARKINGS
from otmetka.journal.models import LessonPlan, PlanTopic
from otmetka.people.models import GroupMembership
from otmetka.regulations.defaults import work_kinds
from otmetka.schools.models import TeachingGroup
from otmetka.timetable.models import Slot, SlotTeacher, TimetableVersion

_MARKING = {code: word for word, code in MARKINGS.items()}


class _Groups:
    """Groups of the asked years with the words of their natural key, in the order of classes and subjects."""

    def __init__(self, base: Base, year: str | None) -> None:
        self.base = base
        self.years = {y.id: y for y in base.years.values() if year in (None, y.title)}
        self.subjects = {subject.id: subject for subject in base.subjects.values()}
        groups = [group for group in base.groups.values() if group.year_id in self.years]
        self.order = sorted(groups, key=self._order)

    def _order(self, group: TeachingGroup) -> tuple:
        classes = [self.base.class_by_id[c] for c in self.base.classes_of_group.get(group.id, ())]
        first = min(((c.grade, c.letter) for c in classes), default=(0, ""))
        year = self.years[group.year_id].title
        return year, *first, group.classes_label, self.subjects[group.subject_id].name, group.name

    def words(self, group: TeachingGroup) -> list[str]:
        """Учебный год, Классы, Предмет, Группа."""
        subject = self.subjects[group.subject_id]
        return [self.years[group.year_id].title, group.classes_label, subject.name, group.name]


def load(base: Base, year: str | None) -> list[list[str]]:
    """Нагрузка: teachers of the same hours and dates share a row; a group without teachers has one too."""
    groups = _Groups(base, year)
    kinds = {kind.id: kind.name for kind in base.course_kinds.values()}
    rows = []
    for group in groups.order:
        for (starts, ends, hours), codes in _loads(base, group):
            first = groups.years[group.year_id].starts_on
            rows.append(
                [*groups.words(group), ", ".join(codes), number(hours), kinds[group.course_kind_id],
                 _MARKING[group.marking], "" if starts in (None, first) else day(starts), day(ends)]
            )  # fmt: skip
    return rows


def _loads(base: Base, group: TeachingGroup) -> list[tuple]:
    together: dict[tuple, list[str]] = defaultdict(list)
    for one in base.loads.get(group.id, ()):
        together[one.from_on, one.to_on, one.hours].append(base.person_by_id[one.teacher_id].code)
    found = sorted(together.items(), key=lambda item: (item[0][0], sorted(item[1])))
    return [(key, sorted(codes)) for key, codes in found] or [((None, None, None), [])]


def members(base: Base, year: str | None) -> list[list[str]]:
    """Состав групп with a name; whole classes follow the enrolment."""
    groups = _Groups(base, year)
    named = {group.id: group for group in groups.order if not group.whole_class}
    by_group: dict[int, list[tuple]] = defaultdict(list)
    for one in base.all(GroupMembership, group_id__in=list(named)):
        person = base.person_by_id[base.pupil_by_id[one.pupil_id].person_id]
        by_group[one.group_id].append((person.sort_key, person.code, one.from_on, one.to_on))
    return [
        [*groups.words(group), code, day(starts), day(ends)]
        for group in named.values()
        for _key, code, starts, ends in sorted(by_group[group.id], key=lambda row: row[:3])
    ]


def timetable(base: Base, year: str | None) -> list[list[str]]:
    """Расписание: all versions."""
    groups = _Groups(base, year)
    places = {group.id: place for place, group in enumerate(groups.order)}
    versions = {v.id: v for v in base.all(TimetableVersion) if v.year_id in groups.years}
    codes = _codes(base, SlotTeacher, "slot")
    rooms = {room.id: room.code for room in base.rooms.values()}
    slots = [slot for slot in base.all(Slot) if slot.version_id in versions]
    slots.sort(
        key=lambda s: (versions[s.version_id].from_on, s.weekday, s.number, s.week, places[s.group_id])
    )
    return [
        [words[0], day(versions[s.version_id].from_on), str(s.week or ""), weekday(s.weekday), str(s.number),
         *words[1:], ", ".join(sorted(codes[s.id])), rooms.get(s.room_id, "")]
        for s in slots
        for words in [groups.words(base.group_by_id[s.group_id])]
    ]  # fmt: skip


def _codes(base: Base, model, field: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in base.all(model):
        found[getattr(row, f"{field}_id")].append(base.person_by_id[row.teacher_id].code)
    return found


def plans(base: Base, year: str | None) -> list[list[str]]:
    """КТП: the topics of each group under its own classes."""
    groups = _Groups(base, year)
    titles = {kind.code: kind.title for kind in (*work_kinds(), *base.work_kinds)}
    group_of = {plan.id: plan.group_id for plan in base.all(LessonPlan)}
    topics: dict[int, list[PlanTopic]] = defaultdict(list)
    for topic in base.all(PlanTopic):
        topics[group_of[topic.plan_id]].append(topic)
    return [
        [*groups.words(group), str(t.number), t.section, t.topic, str(t.hours), t.homework,
         titles.get(t.work_kind, t.work_kind)]
        for group in groups.order
        for t in sorted(topics[group.id], key=lambda t: t.number)
    ]  # fmt: skip
