"""The demo's school as ``otmetka init`` makes one: by the owner, since the application may not."""

from datetime import datetime
from typing import Any

from django.db import connections, transaction

from otmetka.core.models import Installation
from otmetka.schools.models import School, SchoolName

OWNER = "owner"
_LANGUAGES = {"ru": "русский", "kbd": "кабардино-черкесский", "krc": "карачаево-балкарский"}


def mark_installation(*, now: datetime) -> None:
    """Say once that this database is a demo."""
    if not Installation.objects.exists():
        Installation.objects.create(kind="demo", made_at=now, locked_at=now)


def make_school(card: dict[str, Any], *, now: datetime) -> School:
    """A school with its card and its names in the languages of the republic."""
    with transaction.atomic(using=OWNER):
        school = School.objects.using(OWNER).create(
            short_name=card["name"], full_name=card["full_name"], made_at=now,
            timezone=card.get("timezone", "Europe/Moscow"), address=card.get("address", ""),
            phone=card.get("phone", ""), email=card.get("email", ""), site=card.get("site", ""),
        )  # fmt: skip
        SchoolName.objects.using(OWNER).bulk_create(
            SchoolName(school_id=school.id, language=_LANGUAGES[row["lang"]], full_name=row["name"])
            for row in card.get("names", ())
        )
    return school


def gather_statistics() -> None:
    """Fresh statistics of all tables: a young base without them is read by plans that take minutes."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections[OWNER].close()
