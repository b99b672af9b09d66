"""Ученики: a row is an enrolment; key is (code, year, class, first day)."""

from collections import defaultdict
from datetime import timedelta

from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.enrolments import PupilYear
from otmetka.exchange.services.apply.memberships import Memberships
from otmetka.exchange.services.apply.persons import Persons
from otmetka.people.models import Enrolment, Pupil
from otmetka.schools.models import SchoolYear


def plan_rows(ctx: Context, rows: list[Row]) -> None:
    """Pupils with their enrolments; teaching groups follow: arrival, departure, transfer."""
    persons = Persons(ctx)
    by_pupil: dict[tuple[str, int], list] = defaultdict(list)
    pupils: dict[str, Pupil] = {}
    for row in rows:
        year = ctx.year(row)
        if year is None or not _in_order(ctx, row, year):
            continue
        school_class = ctx.school_class(row, year, row["class"], "Класс")
        put = persons.put(row) if school_class and _allowed(ctx, row) else None
        if put is None:
            continue
        if row["code"] not in pupils:
            pupils[row["code"]] = _pupil(ctx, put.person)
        by_pupil[row["code"], year.id].append((row, school_class, put))
    _enrol(ctx, by_pupil, pupils)
    _namesakes(ctx, by_pupil)


def _enrol(ctx: Context, by_pupil: dict, pupils: dict[str, Pupil]) -> None:
    years = {year_id for _code, year_id in by_pupil}
    titles = {year.id: year for year in ctx.base.years.values()}
    members = Memberships(ctx, years)
    touched: dict[str, list] = defaultdict(list)
    for (code, year_id), rows in by_pupil.items():
        work = PupilYear(ctx, pupils[code], titles[year_id])
        work.take(rows)
        touched[code] += work.enrolments
    for code, enrolments in touched.items():
        members.follow(pupils[code], enrolments)
    for pupil, one in _absent(ctx, by_pupil):
        _close_or_tell(ctx, members, pupil, one)


def _pupil(ctx: Context, person) -> Pupil:
    found = ctx.base.pupils.get(person.pk) if person.pk else None
    return found or ctx.plan.make(Pupil(school_id=ctx.school_id, person=person))


def _allowed(ctx: Context, row: Row) -> bool:
    person = ctx.base.persons.get(row["code"])
    if person and person.pk and person.id in ctx.base.staff:
        ctx.plan.fault(row.line, "Код", "code_of_staff", code=row["code"], name=person.surname)
        return False
    return True


def _in_order(ctx: Context, row: Row, year: SchoolYear) -> bool:
    first, last = row["from_on"] or year.starts_on, row["to_on"]
    if last and last < first:
        ctx.plan.fault(row.line, "Выбыл", "dates")
    elif first > year.ends_on or first < year.starts_on - timedelta(days=120):
        ctx.plan.fault(row.line, "Зачислен", "out_of_year", year=year.title)
    elif last and last > year.ends_on:
        ctx.plan.fault(row.line, "Выбыл", "out_of_year", year=year.title)
    else:
        return True
    return False


def _namesakes(ctx: Context, by_pupil: dict) -> None:
    """Namesakes of one class are told, so that nobody takes one for the other."""
    seen = _sitting(ctx, {over.id for rows in by_pupil.values() for _row, over, _put in rows})
    for (code, _year), rows in by_pupil.items():
        row, school_class, put = rows[-1]
        key = (school_class.id, put.person.surname, put.person.given)
        other = seen.setdefault(key, code)
        if other != code and put.new:
            name = f"{put.person.surname} {put.person.given}"
            ctx.plan.warn(
                row.line, "Фамилия", "namesake_in_class", name=name, klass=school_class.name, code=other
            )


def _sitting(ctx: Context, classes: set[int]) -> dict[tuple, str]:
    """Who is in these classes now, by class, surname and name."""
    found: dict[tuple, str] = {}
    for pupil_id, enrolments in ctx.base.enrolments.items():
        for one in enrolments:
            if one.pk and one.school_class_id in classes and one.to_on is None:
                person = ctx.base.person_by_id[ctx.base.pupil_by_id[pupil_id].person_id]
                found.setdefault((one.school_class_id, person.surname, person.given), person.code)
    return found


def _absent(ctx: Context, by_pupil: dict) -> list[tuple[Pupil, Enrolment]]:
    """Who is in a class of the file but not in the file."""
    classes = {school_class.id for rows in by_pupil.values() for _row, school_class, _put in rows}
    seen = {code for code, _year in by_pupil}
    return [
        (pupil, one)
        for pupil in ctx.base.pupils.values()
        if ctx.base.person_by_id[pupil.person_id].code not in seen
        for one in ctx.base.enrolments.get(pupil.id, ())
        if one.school_class_id in classes and one.to_on is None
    ]


def _close_or_tell(ctx: Context, members: Memberships, pupil: Pupil, one: Enrolment) -> None:
    """They stay and are listed; only an explicit last day closes their enrolment."""
    person = ctx.base.person_by_id[pupil.person_id]
    label = (
        f"{ctx.base.class_by_id[one.school_class_id].name}: {person.surname} {person.given} ({person.code})"
    )
    if ctx.options.close_on is None:
        ctx.plan.absent.append(label)
        return
    last = max(ctx.options.close_on, one.from_on)
    ctx.plan.tell(0, "left", label, ctx.plan.alter(one, to_on=last), key=person.code)
    year_id = ctx.base.class_by_id[one.school_class_id].year_id
    mine = ctx.base.enrolments[pupil.id]
    members.follow(pupil, [e for e in mine if ctx.base.class_by_id[e.school_class_id].year_id == year_id])
