"""КТП: topics of lesson plans; key is (group, number). One row may go to several groups."""

from collections import Counter

from otmetka.exchange.rules.class_names import label
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.groups import classes_of, group_of, group_title, subject_of
from otmetka.exchange.services.apply.plan import Diff
from otmetka.journal.models import LessonPlan, PlanTopic
from otmetka.regulations.defaults import kind_words
from otmetka.regulations.queries.work_kinds import kind_code
from otmetka.schools.models import TeachingGroup


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Topics for each group that a row names; a number that the file does not name stays."""
    _Plans(ctx, rows).plan(rows)


class _Plans:
    """Lesson plans of the groups of a file."""

    def __init__(self, ctx: Context, rows: list[Row]) -> None:
        self.ctx = ctx
        self.targets: dict[tuple, list[TeachingGroup]] = {}
        self.plans = {plan.group_id: plan for plan in ctx.base.all(LessonPlan)}
        years = {year.id for row in rows if (year := ctx.base.years.get(row["year"]))}
        topics = ctx.base.all(PlanTopic, plan__group__year_id__in=years)
        self.topics = {(topic.plan_id, topic.number): topic for topic in topics}
        self.kinds = _WorkKinds(ctx)

    def plan(self, rows: list[Row]) -> None:
        """All rows, then what is in the base and not in the file."""
        seen: dict[int, set[int]] = {}
        for row in rows:
            groups = self._groups(row)
            if not groups or not self._first(row, groups):
                continue
            values = {field: row[field] for field in ("section", "topic", "hours", "homework")}
            values["work_kind"] = self.kinds.code(row)
            outcomes: Counter = Counter()
            diffs: tuple[Diff, ...] = ()
            for group in groups:
                seen.setdefault(group.id, set()).add(row["number"])
                outcome, found = self._topic(group, row["number"], values)
                outcomes[outcome] += 1
                diffs = diffs or found
            outcome = next(word for word in ("new", "changed", "same") if outcomes[word])
            self.ctx.plan.tell(
                row.line, outcome, f"{group_title(row)}: {row['number']}. {row['topic']}", diffs
            )
        self._absent(seen)

    def _first(self, row: Row, groups: list[TeachingGroup]) -> bool:
        return all(self.ctx.plan.once((group.id, row["number"]), row.line, "№") for group in groups)

    def _groups(self, row: Row) -> list[TeachingGroup]:
        """The groups of a row, found once for each heading; a fault is told at every row."""
        key = (row["year"], row["classes"], row["subject"], row["group"])
        if key in self.targets:
            return self.targets[key]
        year = self.ctx.year(row)
        subject = subject_of(self.ctx, row) if year else None
        if subject is None:
            return []
        if row["group"]:
            group = group_of(self.ctx, row, year, subject)
            found = [group] if group else []
        else:
            found = self._whole_groups(row, year, subject)
        if found:
            self.targets[key] = found
        return found

    def _whole_groups(self, row: Row, year, subject) -> list[TeachingGroup]:
        if classes_of(self.ctx, row, year) is None:
            return []
        joint = self.ctx.base.groups.get((year.id, subject.id, label(row["classes"]), ""))
        single = [
            self.ctx.base.groups.get((year.id, subject.id, label((one,)), "")) for one in row["classes"]
        ]
        found = [joint] if joint else [group for group in single if group]
        if not found:
            self.ctx.plan.fault(row.line, "Предмет", "no_group", group=group_title(row))
        covered = {one for group in found for one in group.classes_label.split(", ")}
        missing = [label((one,)) for one in row["classes"] if label((one,)) not in covered]
        if found and missing:
            self.ctx.plan.warn(
                row.line, "Классы", "no_plan_group", classes=", ".join(missing), subject=row["subject"]
            )
        return found

    def _topic(self, group: TeachingGroup, number: int, values: dict) -> tuple[str, tuple[Diff, ...]]:
        plan = self.plans.get(group.id)
        if plan is None:
            plan = self.ctx.plan.make(LessonPlan(school_id=self.ctx.school_id, group=group))
            self.plans[group.id] = plan
        topic = self.topics.get((plan.pk, number)) if plan.pk else None
        if topic is not None:
            diffs = self.ctx.plan.alter(topic, **values)
            return "changed" if diffs else "same", diffs
        filled = {name: value for name, value in values.items() if value is not None}
        self.ctx.plan.make(PlanTopic(school_id=self.ctx.school_id, plan=plan, number=number, **filled))
        return "new", ()

    def _absent(self, seen: dict[int, set[int]]) -> None:
        groups = {plan.id: group_id for group_id, plan in self.plans.items() if plan.pk}
        for (plan_id, number), topic in self.topics.items():
            group_id = groups.get(plan_id)
            if group_id in seen and number not in seen[group_id]:
                group = self.ctx.base.group_by_id[group_id]
                self.ctx.plan.absent.append(f"{group.classes_label}: {number}. {topic.topic}")


class _WorkKinds:
    """The school's kinds of work, and the words by which a file may name them."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.codes = {code.lower(): code for code in kind_words().values()} | {
            text.lower(): kind.code
            for kind in ctx.base.work_kinds
            for text in (kind.code, kind.short, kind.title)
        }

    def code(self, row: Row) -> str | None:
        """The code to keep; an unknown kind is told and left out."""
        text = row["work_kind"]
        if text is None:
            return None
        found = self.codes.get(text.lower()) or kind_code(text)
        if found is None:
            self.ctx.plan.warn(row.line, "Вид работы", "no_work_kind", value=text)
        return found
