"""An import from upload to undo; its journal of changes is insert-only."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Fact, Scoped, link

STATES = (
    ("new", "файл принят"),
    ("reading", "разбирается"),
    ("ready", "ждёт решения"),
    ("refused", "не принят"),
    ("applying", "записывается"),
    ("applied", "записан"),
    ("failed", "прерван"),
    ("undone", "отменён"),
)


class Import(Scoped):
    """One uploaded file and what became of it. ``sha256`` names its bytes in the store of imports.

    ``fingerprint`` is that of the previewed plan: applying refuses when the base has moved since.
    ``report`` is the preview as plain values: counts, lines, faults, warnings, absent.
    """

    kind = models.CharField(max_length=16)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    command = models.UUIDField(null=True)
    state = models.CharField(max_length=8, choices=STATES, default="new")
    options = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    made_by = link("people.Person", null=True)
    who = models.JSONField(default=dict)
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    applied_by = link("people.Person", null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = link("people.Person", null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(made_by="people_person", applied_by="people_person", undone_by="people_person"),
            models.UniqueConstraint(fields=["school", "command"], name="exchange_import_command"),
        ]


class ImportChange(Fact):
    """A batch of the journal: rows of one table as ``[id, before, after]``.

    ``before`` null = made by the import (``after`` is the digest of its columns), ``after`` null = dropped
    by it (rows of drafts only).
    """

    of_import = link(Import)
    position = models.PositiveSmallIntegerField()
    model = models.CharField(max_length=60)
    rows = models.JSONField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            *links(of_import="exchange_import"),
            models.UniqueConstraint(
                fields=["school", "of_import", "position"], name="exchange_change_position"
            ),
        ]
