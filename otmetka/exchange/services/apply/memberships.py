"""Membership kept in step with enrolment: whole-class groups follow it, named groups end with it."""

from collections import defaultdict
from collections.abc import Iterable

from otmetka.exchange.services.apply.context import Context
from otmetka.people.models import Enrolment, GroupMembership, Pupil
from otmetka.schools.models import TeachingGroup

Key = tuple[int, int]


class Memberships:
    """Plans the changes of membership that follow from the enrolments of a plan."""

    def __init__(self, ctx: Context, year_ids: set[int]) -> None:
        self.ctx = ctx
        self.rows = ctx.base.memberships(year_ids)
        self.whole: dict[int, list[TeachingGroup]] = defaultdict(list)
        self.named: dict[int, list[TeachingGroup]] = defaultdict(list)
        for group in ctx.base.groups.values():
            if group.year_id in year_ids:
                for class_id in ctx.base.classes_of_group.get(group.id, ()):
                    (self.whole if group.whole_class else self.named)[class_id].append(group)

    def follow(self, pupil: Pupil, enrolments: list[Enrolment]) -> None:
        """Bring the membership of one pupil in step with all of his enrolments of these years."""
        by_class: dict[int, list[Enrolment]] = defaultdict(list)
        for enrolment in enrolments:
            by_class[enrolment.school_class_id].append(enrolment)
        for group in _once(g for class_id in by_class for g in self.whole.get(class_id, ())):
            self.fill(group, pupil, [e for c in self._classes(group) for e in by_class.get(c, ())])
        for group in _once(g for class_id in by_class for g in self.named.get(class_id, ())):
            self._end(group, pupil, [e for c in self._classes(group) for e in by_class.get(c, ())])

    def fill(self, group: TeachingGroup, pupil: Pupil, enrolments: list[Enrolment]) -> None:
        """One membership of a whole-class group for each enrolment, with its dates."""
        mine = self._mine(group, pupil)
        free = list(mine)
        for enrolment in sorted(enrolments, key=lambda e: e.from_on):
            same = next((m for m in free if m.from_on == enrolment.from_on), None)
            if same is None and len(enrolments) == 1 and len(mine) == 1:
                same = mine[0]
            if same is None:
                self._make(group, pupil, enrolment)
                continue
            free.remove(same)
            self._set(same, "from_on", enrolment.from_on)
            self._set(same, "to_on", enrolment.to_on)

    def _end(self, group: TeachingGroup, pupil: Pupil, enrolments: list[Enrolment]) -> None:
        """A place in a named group ends with the last enrolment in the group's classes."""
        if any(enrolment.to_on is None for enrolment in enrolments):
            return
        last = max(enrolment.to_on for enrolment in enrolments)
        for membership in self._mine(group, pupil):
            if membership.to_on is None or membership.to_on > last:
                self._set(membership, "to_on", max(last, membership.from_on))

    def _mine(self, group: TeachingGroup, pupil: Pupil) -> list[GroupMembership]:
        return self.rows.get((group.pk, pupil.pk), []) if group.pk and pupil.pk else []

    def _make(self, group: TeachingGroup, pupil: Pupil, enrolment: Enrolment) -> None:
        self.ctx.plan.make(
            GroupMembership(school_id=self.ctx.school_id, group=group, pupil=pupil,
                            from_on=enrolment.from_on, to_on=enrolment.to_on)
        )  # fmt: skip

    def _set(self, membership: GroupMembership, field: str, value) -> None:
        if getattr(membership, field) != value:
            self.ctx.plan.put(membership, field, value)

    def _classes(self, group: TeachingGroup) -> list[int]:
        return self.ctx.base.classes_of_group.get(group.id, [])


def _once(groups: Iterable[TeachingGroup]) -> list[TeachingGroup]:
    return list({group.id: group for group in groups}.values())
