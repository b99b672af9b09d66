"""The history of one teaching group: what its teachers wrote from the first lesson to the moment.

One stream of chance per group, drawn lesson by lesson whether or not the moment has come; so a later
moment only adds to what an earlier one has.
"""

from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from otmetka.config.demo.rules import absences, chains, traits
from otmetka.config.demo.rules.homework import homework_minutes, homework_text
from otmetka.config.demo.rules.shapes import (
    Facts,
    GroupShape,
    KindShape,
    LessonShape,
    MemberShape,
    Setting,
    TopicShape,
)
from otmetka.config.demo.rules.timing import Filling, during, filling, on_day

ANSWER, HOMEWORK = "answer", "homework"
_BEYOND_THE_PLAN = TopicShape(None, "Повторение и обобщение изученного")


def fill_group(group: GroupShape, setting: Setting, days: tuple[date, ...], facts: Facts) -> None:
    """Add the history of a group to ``facts``; ``days`` are the school days of its year."""
    _History(group, setting, days, facts).run()


class _History:
    """One group under way: its stream of chance, whose turn it is to answer, where the plan stands."""

    def __init__(self, group: GroupShape, setting: Setting, days: tuple[date, ...], facts: Facts) -> None:
        self.group, self.setting, self.facts = group, setting, facts
        self.rng = Random(f"{setting.seed}/group/{group.key}")
        self.away = {m.key: absences.spells(setting.seed, m.key, days) for m in group.members}
        self.turns: deque[int] = deque()
        self.topics = _by_lesson(group.topics)
        self.marked = group.marking != "none" and group.grade > 1

    def run(self) -> None:
        """All lessons that have begun by the moment."""
        following = [lesson.on for lesson in self.group.lessons[1:]] + [None]
        for lesson, next_on in zip(self.group.lessons, following, strict=True):
            if lesson.starts_at > self.setting.moment:
                return
            self._lesson(lesson, next_on, next(self.topics, _BEYOND_THE_PLAN))

    def _lesson(self, lesson: LessonShape, next_on: date | None, topic: TopicShape) -> None:
        careful = lesson.teacher_key in self.setting.careful
        who = traits.CAREFUL if careful else traits.teacher(self.setting.seed, lesson.teacher_key)
        filled = filling(self.rng, lesson, who, self.setting.zone)
        there, away = self._attendance(lesson, filled)
        if filled.at is not None:
            self._record(lesson, filled, topic)
            self._homework(lesson, filled, who, topic, next_on)
        if self.marked:
            self._marks(lesson, filled, who, topic, there, away)

    def _attendance(
        self, lesson: LessonShape, filled: Filling
    ) -> tuple[list[MemberShape], list[tuple[MemberShape, absences.Spell | None]]]:
        """Writes absences; gives who is there, and who is away with his spell."""
        rng, there, away = self.rng, [], []
        late_chance = 0.02 if lesson.number <= 1 else 0.004
        for member in self.group.members:
            if not member.on(lesson.on):
                continue
            spell = self.away[member.key].get(lesson.on)
            drawn = rng.random()
            if spell is not None:
                away.append((member, spell))
                self._away(lesson, member, spell, filled)
            elif drawn < 0.004:
                away.append((member, None))
                at = during(rng, lesson, filled)
                self._attend(lesson, member, [(absences.ABSENT, "", at, lesson.teacher_id)])
            else:
                there.append(member)
                if drawn > 1 - late_chance:
                    at = during(rng, lesson, filled)
                    self._attend(lesson, member, [(absences.LATE, "", at, lesson.teacher_id)])
        return there, away

    def _away(self, lesson: LessonShape, member: MemberShape, spell: absences.Spell, filled: Filling) -> None:
        """Н on the spot, the reason by the class teacher when the pupil is back with a note."""
        rng, at = self.rng, during(self.rng, lesson, filled)
        known = lesson.on != spell.first_on and rng.random() < 0.7
        if known or spell.back_on is None:
            self._attend(lesson, member, [(spell.code, "", at, lesson.teacher_id)])
            return
        hour = 8 + rng.random()
        back = on_day(lesson, (spell.back_on - lesson.on).days, hour, self.setting.zone)
        first = (absences.ABSENT, "", at, lesson.teacher_id)
        reason = (spell.code, spell.note, max(back, at + timedelta(minutes=5)), member.class_teacher_id)
        self._attend(lesson, member, [first, reason])

    def _attend(
        self, lesson: LessonShape, member: MemberShape, versions: list[tuple[str, str, datetime, int]]
    ) -> None:
        for version, (code, note, at, author) in enumerate(versions):
            if at > self.setting.moment:
                return
            self.facts.attendance.append((lesson.id, member.pupil_id, version, code, note, author, at))

    def _record(self, lesson: LessonShape, filled: Filling, topic: TopicShape) -> None:
        if filled.at is None or filled.at > self.setting.moment:
            return
        row = (lesson.id, 0, topic.topic, topic.id, lesson.teacher_id, filled.at)
        self.facts.records.append(row)

    def _homework(
        self, lesson: LessonShape, filled: Filling, who: traits.Teacher, topic: TopicShape,
        next_on: date | None,
    ) -> None:  # fmt: skip
        rng = self.rng
        sets, delay, counted = rng.random() < who.sets, rng.random(), rng.random() < who.minutes
        text = homework_text(rng, self.group.subject, topic.homework)
        minutes = homework_minutes(rng, self.group.grade) if counted else None
        if not text or not sets or self.group.grade == 1 or filled.at is None:
            return
        late = timedelta(hours=2 + 3 * delay) if delay > 0.9 else timedelta(seconds=20 + int(60 * delay))
        at = filled.at + late
        if at <= self.setting.moment:
            self.facts.homework.append((lesson.id, 0, text, minutes, next_on, lesson.teacher_id, at))

    def _marks(
        self, lesson: LessonShape, filled: Filling, who: traits.Teacher, topic: TopicShape,
        there: list[MemberShape], away: list[tuple[MemberShape, absences.Spell | None]],
    ) -> None:  # fmt: skip
        code = topic.work_kind
        if code in self.setting.kinds and code not in (ANSWER, HOMEWORK):
            self._put(lesson, 0, code, list(self._written(lesson, who, code, there, away)))
            return
        self._put(lesson, 0, ANSWER, list(self._answers(lesson, filled, who, there)))
        if self.rng.random() < self.setting.density.homework_checks:
            self._put(lesson, 1, HOMEWORK, list(self._checked(lesson, filled, who, there)))

    def _put(
        self, lesson: LessonShape, position: int, code: str, cells: list[tuple[int, list[chains.Version]]]
    ) -> None:
        """A column with its marks, as far as the moment has come; a column without marks is not made."""
        kind, moment = self.setting.kinds[code], self.setting.moment
        begun = False
        for pupil_id, versions in cells:
            for version, (value, comment, at) in enumerate(versions):
                if at > moment:
                    break
                begun = True
                self.facts.marks.append(
                    (lesson.id, position, pupil_id, version, value, comment, lesson.teacher_id, at)
                )
        if begun:
            self.facts.works.append((lesson.id, position, kind.id, "", kind.weight))

    def _answers(
        self, lesson: LessonShape, filled: Filling, who: traits.Teacher, there: list[MemberShape]
    ) -> Iterator[tuple[int, list[chains.Version]]]:
        rng = self.rng
        wanted = min(rng.randint(*self.setting.density.answers), len(there))
        for member in self._whose_turn(there, wanted):
            at, shift = during(rng, lesson, filled), rng.random()
            if self.group.marking == "pass":
                yield member.pupil_id, [("зач" if rng.random() < 0.93 else "незач", "", at)]
            else:
                yield member.pupil_id, chains.answer(rng, self._value(member, who), at, shift)
        if there and self.group.marking == "marks" and rng.random() < 0.01:
            other = rng.choice(there)
            if other.pupil_id not in list(self.turns)[-wanted:]:
                yield other.pupil_id, chains.slip(rng, during(rng, lesson, filled))

    def _whose_turn(self, there: list[MemberShape], wanted: int) -> list[MemberShape]:
        """Teachers ask round, not quite in order; who has answered goes to the end."""
        known = set(self.turns)
        fresh = [member.pupil_id for member in there if member.pupil_id not in known]
        self.rng.shuffle(fresh)
        self.turns.extendleft(fresh)
        present = {member.pupil_id: member for member in there}
        waiting = [pupil_id for pupil_id in self.turns if pupil_id in present][: wanted * 2]
        asked = self.rng.sample(waiting, min(wanted, len(waiting)))
        for pupil_id in asked:
            self.turns.remove(pupil_id)
            self.turns.append(pupil_id)
        return [present[pupil_id] for pupil_id in asked]

    def _checked(
        self, lesson: LessonShape, filled: Filling, who: traits.Teacher, there: list[MemberShape]
    ) -> Iterator[tuple[int, list[chains.Version]]]:
        """Copybooks taken home and marked the next day."""
        rng = self.rng
        evening = on_day(lesson, rng.choice((0, 1, 1, 2)), 17 + 3 * rng.random(), self.setting.zone)
        for place, member in enumerate(there):
            handed_in = rng.random() < 0.8
            value = self._value(member, who)
            if handed_in and self.group.marking == "marks":
                yield member.pupil_id, [(str(max(value, 3)), "", evening + timedelta(seconds=9 * place))]

    def _written(
        self, lesson: LessonShape, who: traits.Teacher, code: str, there: list[MemberShape],
        away: list[tuple[MemberShape, absences.Spell | None]],
    ) -> Iterator[tuple[int, list[chains.Version]]]:  # fmt: skip
        """A control work is marked some days later; who was away writes it when he is back."""
        rng, kind = self.rng, self.setting.kinds[code]
        evening = on_day(lesson, rng.choice((1, 2, 2, 3, 4, 6)), 16 + 4 * rng.random(), self.setting.zone)
        for place, member in enumerate(there):
            at, shift = evening + timedelta(seconds=11 * place), rng.random()
            if self.group.marking == "pass":
                yield member.pupil_id, [("зач", "", at)]
            elif kind.second_mark:
                yield member.pupil_id, [(self._two(member, who, kind), "", at)]
            else:
                yield member.pupil_id, chains.answer(rng, self._value(member, who), at, shift)
        if not kind.written or self.group.marking == "pass":
            return
        for member, spell in away:
            value, at = str(self._value(member, who)), evening + timedelta(minutes=10)
            days = (spell.back_on - lesson.on).days if spell and spell.back_on else 2
            back = on_day(lesson, days, 15, self.setting.zone)
            yield member.pupil_id, chains.made_up(rng, value, at, back)

    def _value(self, member: MemberShape, who: traits.Teacher) -> int:
        strength = traits.ability(self.setting.seed, member.key, self.group.subject) + who.mildness
        return traits.mark(self.rng, strength)

    def _two(self, member: MemberShape, who: traits.Teacher, kind: KindShape) -> str:
        """«5 4» for content and spelling."""
        both = self._value(member, who), self._value(member, who)
        return f"{both[0]} {both[1]}" if kind.second_mark else str(both[0])


def _by_lesson(topics: tuple[TopicShape, ...]) -> Iterator[TopicShape]:
    """The plan unrolled: a topic of two hours is taught in two lessons."""
    for topic in topics:
        for _hour in range(topic.hours):
            yield topic
