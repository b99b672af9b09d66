"""Pupils: the search over the school, and the card of one with history and guardians."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q

from otmetka.core.names import Name
from otmetka.people.models import Enrolment, Guardianship, Pupil
from otmetka.people.queries.search import name_starts
from otmetka.people.queries.staff import name_of

PER_PAGE = 50


@dataclass(frozen=True)
class FoundPupil:
    """A row of the search."""

    pupil_id: int
    name: Name
    class_name: str


@dataclass(frozen=True)
class Stay:
    """A stay in a class."""

    class_id: int
    class_name: str
    year: str
    from_on: date
    to_on: date | None
    reason: str
    now: bool


@dataclass(frozen=True)
class GuardianLine:
    """A guardian's link with its state."""

    id: int
    person_id: int
    name: Name
    code: str
    kin: str
    ended_at: datetime | None
    ended_ground: str
    now: bool


@dataclass(frozen=True)
class PupilCard:
    """A pupil with all stays, the latest first, and all guardians, the present ones first."""

    pupil_id: int
    person_id: int
    name: Name
    code: str
    born_on: date | None
    stays: tuple[Stay, ...]
    guardians: tuple[GuardianLine, ...]

    @property
    def class_now(self) -> Stay | None:
        """Where the pupil is today."""
        return next((stay for stay in self.stays if stay.now), None)


def pupils_page(
    school_id: int, *, classes: list[int] | None, search: str, page: str, today: date
) -> tuple[Page, list[FoundPupil]]:
    """Pupils of the school (``classes`` None) or of some classes, found by the beginning of a name."""
    rows = Pupil.objects.filter(school_id=school_id).filter(name_starts(search)).select_related("person")
    if classes is not None:
        rows = rows.filter(pk__in=_in_classes(school_id, today, classes).values("pupil_id"))
    pages = Paginator(rows.order_by("person__sort_key", "pk"), PER_PAGE).get_page(page)
    shown = list(pages.object_list)
    names = _class_names(school_id, [row.pk for row in shown], today)
    return pages, [FoundPupil(row.pk, name_of(row.person), names.get(row.pk, "")) for row in shown]


def pupil_card(pupil: Pupil, *, today: date, now: datetime) -> PupilCard:
    """The card; two SQL queries."""
    return PupilCard(
        pupil_id=pupil.pk,
        person_id=pupil.person_id,
        name=name_of(pupil.person),
        code=pupil.person.code,
        born_on=pupil.person.born_on,
        stays=_stays(pupil, today),
        guardians=_guardians(pupil, today, now),
    )


def _in_classes(school_id: int, on: date, classes: list[int]):
    rows = Enrolment.objects.filter(school_id=school_id, school_class_id__in=classes, from_on__lte=on)
    return rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=on))


def _class_names(school_id: int, pupil_ids: list[int], on: date) -> dict[int, str]:
    rows = Enrolment.objects.filter(school_id=school_id, pupil_id__in=pupil_ids, from_on__lte=on)
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=on)).select_related("school_class")
    return {row.pupil_id: row.school_class.name for row in rows}


def _stays(pupil: Pupil, today: date) -> tuple[Stay, ...]:
    rows = Enrolment.objects.filter(school_id=pupil.school_id, pupil=pupil)
    return tuple(
        Stay(
            class_id=row.school_class_id,
            class_name=row.school_class.name,
            year=row.school_class.year.title,
            from_on=row.from_on,
            to_on=row.to_on,
            reason=row.reason,
            now=row.from_on <= today and (row.to_on is None or row.to_on >= today),
        )
        for row in rows.select_related("school_class__year").order_by("-from_on")
    )


def _guardians(pupil: Pupil, today: date, now: datetime) -> tuple[GuardianLine, ...]:
    rows = Guardianship.objects.filter(school_id=pupil.school_id, pupil=pupil).select_related("guardian")
    lines = [
        GuardianLine(
            id=row.pk,
            person_id=row.guardian_id,
            name=name_of(row.guardian),
            code=row.guardian.code,
            kin=row.kin,
            ended_at=row.ended_at,
            ended_ground=row.ended_ground,
            now=(row.ended_at is None or row.ended_at > now) and (row.to_on is None or row.to_on >= today),
        )
        for row in rows.order_by("guardian__sort_key")
    ]
    return tuple(sorted(lines, key=lambda line: not line.now))
