"""Tables of the core: the installation, the outbox and what was carried out of it."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Fact, link


class Installation(models.Model):
    """One row that says what this database is; it belongs to no school."""

    KINDS = (("school", "школа"), ("demo", "демонстрация"), ("test", "испытания"))

    kind = models.CharField(max_length=8, choices=KINDS)
    made_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)


class Outbox(Fact):
    """An event of one school, written with the change that it tells."""

    name = models.CharField(max_length=60)
    body = models.JSONField()
    at = models.DateTimeField()


class Handled(Fact):
    """A reaction to an event that was carried out."""

    event = link(Outbox)
    handler = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            *links(event="core_outbox"),
            models.UniqueConstraint(fields=["school", "event", "handler"], name="core_handled_once"),
        ]
