"""The list of staff and the card of one."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from otmetka.core.names import Name
from otmetka.people.models import Duty, Person, Staff
from otmetka.people.queries.search import name_starts
from otmetka.people.rules.duties import DUTIES

PER_PAGE = 50


@dataclass(frozen=True)
class DutyLine:
    """A duty with its scope, dates and ground; ``now`` = in force on the day of the page."""

    id: int
    title: str
    from_on: date
    to_on: date | None
    ground: str
    now: bool


@dataclass(frozen=True)
class StaffLine:
    """A row of the list."""

    person_id: int
    name: Name
    position: str
    duties: tuple[str, ...]
    left_on: date | None


@dataclass(frozen=True)
class StaffCard:
    """A member of staff with all duties, the present ones first."""

    person_id: int
    name: Name
    code: str
    position: str
    hired_on: date | None
    left_on: date | None
    has_account: bool
    duties: tuple[DutyLine, ...]


def staff_page(school_id: int, *, search: str, page: str, today: date) -> tuple[Page, list[StaffLine]]:
    """A page of the list; two SQL queries and the count."""
    rows = Staff.objects.filter(school_id=school_id).filter(name_starts(search)).select_related("person")
    pages = Paginator(rows.order_by("person__sort_key", "pk"), PER_PAGE).get_page(page)
    shown = list(pages.object_list)
    duties = _duties(school_id, [row.person_id for row in shown], today)
    return pages, [_line(row, duties.get(row.person_id, [])) for row in shown]


def staff_card(staff: Staff, today: date) -> StaffCard:
    """The card of one member of staff."""
    duties = _duties(staff.school_id, [staff.person_id], today).get(staff.person_id, [])
    return StaffCard(
        person_id=staff.person_id,
        name=name_of(staff.person),
        code=staff.person.code,
        position=staff.position,
        hired_on=staff.hired_on,
        left_on=staff.left_on,
        has_account=staff.person.account_id is not None,
        duties=tuple(sorted(duties, key=lambda duty: (not duty.now, duty.from_on))),
    )


def name_of(person: Person) -> Name:
    """The name of a row."""
    return Name(person.surname, person.given, person.patronymic)


def duty_title(duty: Duty) -> str:
    """«классный руководитель 7А»."""
    title = DUTIES[duty.kind]
    return f"{title} {duty.school_class.name}" if duty.school_class_id else title


def _duties(school_id: int, person_ids: list[int], today: date) -> dict[int, list[DutyLine]]:
    rows = Duty.objects.filter(school_id=school_id, person_id__in=person_ids).select_related("school_class")
    found: dict[int, list[DutyLine]] = {}
    for row in rows.order_by("kind", "from_on"):
        now = row.from_on <= today and (row.to_on is None or row.to_on >= today)
        line = DutyLine(row.pk, duty_title(row), row.from_on, row.to_on, row.ground, now)
        found.setdefault(row.person_id, []).append(line)
    return found


def _line(row: Staff, duties: list[DutyLine]) -> StaffLine:
    titles = tuple(duty.title for duty in duties if duty.now)
    return StaffLine(row.person_id, name_of(row.person), row.position, titles, row.left_on)
