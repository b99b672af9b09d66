"""Names that the timetable shows, and the lists to choose from."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from otmetka.core.names import Name
from otmetka.people.models import Person
from otmetka.schools.models import SchoolClass, SchoolYear
from otmetka.timetable.models import Room, TeachingLoad


@dataclass(frozen=True)
class Choice:
    """Something to choose: its id and its name on the screen."""

    id: int
    title: str


def class_order(label: str) -> tuple[int, str]:
    """Order of labels such as «9А» and «10А, 10Б»: by grade, then by letters."""
    digits = "".join(takewhile(str.isdigit, label))
    return int(digits or 0), label


def year_of(school_id: int, on: date) -> SchoolYear | None:
    """The school year of a day; in summer the next one, after the last one the last."""
    years = list(SchoolYear.objects.filter(school_id=school_id).order_by("starts_on"))
    return next((year for year in years if on <= year.ends_on), years[-1] if years else None)


def class_choices(school_id: int, year_id: int) -> list[Choice]:
    """Classes of a year from 1А on."""
    rows = SchoolClass.objects.filter(school_id=school_id, year_id=year_id).order_by("grade", "letter")
    return [Choice(row.id, row.name) for row in rows]


def teacher_choices(school_id: int, year_id: int) -> list[Choice]:
    """Everybody with a load in the year, in Russian order."""
    ids = TeachingLoad.objects.filter(school_id=school_id, group__year_id=year_id).values("teacher_id")
    rows = Person.objects.filter(school_id=school_id, id__in=ids).order_by("sort_key")
    return [
        Choice(pk, Name(*name).full) for pk, *name in rows.values_list("id", "surname", "given", "patronymic")
    ]


def room_choices(school_id: int) -> list[Choice]:
    """All rooms: numbers by value, then the others."""
    rows = Room.objects.filter(school_id=school_id).values_list("id", "code", "title")
    ordered = sorted(rows, key=lambda row: (not row[1].isdigit(), row[1].zfill(8)))
    return [Choice(pk, f"{code} · {title}" if title else code) for pk, code, title in ordered]
