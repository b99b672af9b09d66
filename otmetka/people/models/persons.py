"""Persons and staff."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link


class Person(Scoped):
    """A person in one school. An account may stand behind persons of several schools."""

    account_id = models.BigIntegerField(null=True)
    code = models.CharField(max_length=40)
    surname = models.CharField(max_length=80)
    given = models.CharField(max_length=80, blank=True, default="")
    patronymic = models.CharField(max_length=80, blank=True, default="")
    sex = models.CharField(max_length=1, blank=True, default="")
    born_on = models.DateField(null=True)
    sort_key = models.CharField(max_length=600, db_collation="C")

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            models.UniqueConstraint(fields=["school", "code"], name="people_person_code"),
        ]
        indexes = [
            models.Index(fields=["account_id"], name="people_person_account"),
            models.Index(fields=["school", "sort_key"], name="people_person_sort"),
        ]


class Staff(Scoped):
    """A member of staff with the time of employment."""

    person = link(Person)
    position = models.CharField(max_length=120, blank=True, default="")
    hired_on = models.DateField(null=True)
    left_on = models.DateField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(person="people_person"),
            models.UniqueConstraint(fields=["school", "person"], name="people_staff_person"),
        ]
