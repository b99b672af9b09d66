"""What is in the school now, by natural keys: each table once, whatever the number of rows of a file."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from django.db.models import Model

from otmetka.people.models import (
    Duty,
    Enrolment,
    GroupMembership,
    Guardianship,
    Person,
    Pupil,
    Staff,
)
from otmetka.regulations.models import WorkKind
from otmetka.schools.models import (
    CourseKind,
    GroupClass,
    School,
    SchoolClass,
    SchoolYear,
    Subject,
    TeachingGroup,
)
from otmetka.timetable.models import Bell, BellSet, Room, TeachingLoad


class Base:
    """Read lazily, one query for a table. ``today`` is the school's day of the import."""

    def __init__(self, school_id: int, today: date) -> None:
        self.school_id = school_id
        self.today = today

    def all(self, model: type[Model], **where) -> list:
        """All rows of the school in a table."""
        return list(model.objects.filter(school_id=self.school_id, **where).order_by("id"))

    @cached_property
    def school(self) -> School:
        return School.objects.get(id=self.school_id)

    @cached_property
    def years(self) -> dict[str, SchoolYear]:
        return {year.title: year for year in self.all(SchoolYear)}

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        return {subject.name: subject for subject in self.all(Subject)}

    @cached_property
    def course_kinds(self) -> dict[str, CourseKind]:
        return {kind.name: kind for kind in self.all(CourseKind)}

    @cached_property
    def work_kinds(self) -> list[WorkKind]:
        return self.all(WorkKind)

    @cached_property
    def rooms(self) -> dict[str, Room]:
        return {room.code: room for room in self.all(Room)}

    @cached_property
    def bell_sets(self) -> dict[str, BellSet]:
        return {bell_set.name: bell_set for bell_set in self.all(BellSet)}

    @cached_property
    def bells(self) -> dict[tuple[int, int], Bell]:
        return {(bell.bell_set_id, bell.number): bell for bell in self.all(Bell)}

    @cached_property
    def classes(self) -> dict[tuple[int, int, str], SchoolClass]:
        """By (year id, grade, letter)."""
        return {(one.year_id, one.grade, one.letter): one for one in self.all(SchoolClass)}

    @cached_property
    def class_by_id(self) -> dict[int, SchoolClass]:
        return {one.id: one for one in self.classes.values()}

    @cached_property
    def persons(self) -> dict[str, Person]:
        return {person.code: person for person in self.all(Person)}

    @cached_property
    def person_by_id(self) -> dict[int, Person]:
        return {person.id: person for person in self.persons.values()}

    @cached_property
    def staff(self) -> dict[int, Staff]:
        """By person id."""
        return {one.person_id: one for one in self.all(Staff)}

    @cached_property
    def pupils(self) -> dict[int, Pupil]:
        """By person id."""
        return {pupil.person_id: pupil for pupil in self.all(Pupil)}

    @cached_property
    def pupil_by_id(self) -> dict[int, Pupil]:
        return {pupil.id: pupil for pupil in self.pupils.values()}

    def pupil_of(self, code: str) -> Pupil | None:
        """The pupil with this code."""
        person = self.persons.get(code)
        return self.pupils.get(person.id) if person else None

    @cached_property
    def duties(self) -> dict[int, list[Duty]]:
        """By person id."""
        return _grouped(self.all(Duty), "person_id")

    @cached_property
    def enrolments(self) -> dict[int, list[Enrolment]]:
        """By pupil id, in the order of dates."""
        return _grouped(sorted(self.all(Enrolment), key=lambda e: e.from_on), "pupil_id")

    @cached_property
    def guardianships(self) -> dict[tuple[int, int], Guardianship]:
        """By (guardian's person id, pupil id); ended ones do not count."""
        rows = self.all(Guardianship, ended_at__isnull=True)
        return {(row.guardian_id, row.pupil_id): row for row in rows}

    @cached_property
    def groups(self) -> dict[tuple[int, int, str, str], TeachingGroup]:
        """By (year id, subject id, classes label, name)."""
        return {(g.year_id, g.subject_id, g.classes_label, g.name): g for g in self.all(TeachingGroup)}

    @cached_property
    def group_by_id(self) -> dict[int, TeachingGroup]:
        return {group.id: group for group in self.groups.values()}

    @cached_property
    def classes_of_group(self) -> dict[int, list[int]]:
        """Class ids by group id."""
        found: dict[int, list[int]] = defaultdict(list)
        for row in self.all(GroupClass):
            found[row.group_id].append(row.school_class_id)
        return found

    @cached_property
    def loads(self) -> dict[int, list[TeachingLoad]]:
        """By group id."""
        return _grouped(self.all(TeachingLoad), "group_id")

    def memberships(self, year_ids: set[int]) -> dict[tuple[int, int], list[GroupMembership]]:
        """By (group id, pupil id), of the groups of these years."""
        groups = [group.id for group in self.groups.values() if group.year_id in year_ids]
        found: dict[tuple[int, int], list[GroupMembership]] = defaultdict(list)
        for row in self.all(GroupMembership, group_id__in=groups):
            found[row.group_id, row.pupil_id].append(row)
        return found

    def year_at(self, day: date) -> SchoolYear | None:
        """The year that holds ``day``, else the latest that has begun, else the first to come."""
        years = sorted(self.years.values(), key=lambda year: year.starts_on)
        begun = [year for year in years if year.starts_on <= day]
        return begun[-1] if begun else (years[0] if years else None)


def _grouped(rows: list, field: str) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return found
