"""The first school of an empty database and the one code of its administrator (SECURITY 19)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connections, transaction

from otmetka.access.services.accounts import make_accounts
from otmetka.access.services.codes import issue_codes
from otmetka.audit.trail import SYSTEM, Change, record
from otmetka.core.clock import local_date
from otmetka.core.errors import Invalid
from otmetka.core.models import Installation
from otmetka.core.names import Name, sort_key
from otmetka.core.places import Place
from otmetka.core.tenancy import school_scope
from otmetka.people.models import Duty, Person, Staff
from otmetka.regulations.services.ship_defaults import ship_defaults
from otmetka.schools.models import CourseKind, School

OWNER = "owner"
CODE_LIFETIME = timedelta(days=7)
GROUND = "установка: otmetka init"
COURSE_KINDS = (
    ("учебный предмет", "marks"), ("элективный курс", "marks"), ("факультатив", "none"),
    ("внеурочная деятельность", "none"),
)  # fmt: skip


@dataclass(frozen=True)
class FirstSchool:
    """What `otmetka init` asks for."""

    name: str
    full_name: str
    timezone: str
    administrator: Name


@dataclass(frozen=True)
class Opened:
    """What it prints once: the code exists nowhere else."""

    school_id: int
    login: str
    code: str
    until: datetime


def open_installation(first: FirstSchool, *, now: datetime) -> Opened:
    """Make the school, its administrator and one single-use code, then lock for ever.

    Only the owner of the tables may. Raises Invalid when the database has a school already. A call that
    was broken off between its two transactions is finished by the next one.
    """
    _refuse_other_than_owner()
    school_id = _make_school(first, now)
    with school_scope(school_id):
        _lock(now)
        opened = _make_administrator(school_id, first, now)
        _make_course_kinds(school_id)
        ship_defaults(school_id, now)
    return opened


def _refuse_other_than_owner() -> None:
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class"
            " WHERE relname = 'schools_school'"
        )
        row = cursor.fetchone()
    if row is None:
        raise Invalid("В базе нет таблиц. Сначала выполните: otmetka migrate")
    if not row[0]:
        raise Invalid("Школу заводит владелец базы: задайте OTMETKA_OWNER_DATABASE_URL.")


def _make_school(first: FirstSchool, now: datetime) -> int:
    with transaction.atomic(using=OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute("LOCK TABLE core_installation IN EXCLUSIVE MODE")
        installation = Installation.objects.using(OWNER).first()
        schools = list(School.objects.using(OWNER).values_list("id", flat=True))
        if installation is None and not schools:
            Installation.objects.using(OWNER).create(kind="school", made_at=now)
            made = School.objects.using(OWNER).create(
                short_name=first.name, full_name=first.full_name, timezone=first.timezone, made_at=now
            )
            return made.id
    if installation is None or installation.locked_at is not None or len(schools) != 1:
        raise Invalid(
            "В этой базе школа уже есть, второй раз её не заводят. "
            "Новый код администратору выдают на странице «Листки входа»."
        )
    return schools[0]


def _lock(now: datetime) -> None:
    """Locked in the transaction that issues the code: either both stand or neither."""
    unlocked = Installation.objects.select_for_update().filter(locked_at__isnull=True)
    if unlocked.first() is None:
        raise Invalid("В этой базе школа уже есть, второй раз её не заводят.")
    unlocked.update(locked_at=now)


def _make_administrator(school_id: int, first: FirstSchool, now: datetime) -> Opened:
    name = first.administrator
    (account,) = make_accounts(names=[name], school_id=school_id, now=now)
    person = Person.objects.create(
        school_id=school_id, account_id=account.id, code="АДМ-1", surname=name.surname, given=name.given,
        patronymic=name.patronymic, sort_key=sort_key(name.surname, name.given, name.patronymic),
    )  # fmt: skip
    Staff.objects.create(school_id=school_id, person=person, position="администратор журнала")
    today = local_date(now, first.timezone)
    Duty.objects.create(
        school_id=school_id, person=person, kind="journal_admin", from_on=today, ground=GROUND
    )
    codes = issue_codes(account_ids=[account.id], made_by_id=None, lifetime=CODE_LIFETIME, now=now)
    place = Place("people", "person", person.id, school_id)
    new = {"account": account.id, "duty": "journal_admin"}
    record(SYSTEM, Change("installation.open", place, new=new, ground=GROUND), now=now)
    return Opened(school_id, account.login, codes[account.id], now + CODE_LIFETIME)


def _make_course_kinds(school_id: int) -> None:
    CourseKind.objects.bulk_create(
        CourseKind(school_id=school_id, name=name, marking=marking) for name, marking in COURSE_KINDS
    )
