"""The trail: who changed what, at which place, from what to what, when and on what ground (DESIGN 7)."""

from django.db import models

from otmetka.core.tenancy.models import Fact


class AuditEntry(Fact):
    """One change of one place. Insert-only, held by a trigger even against the owner."""

    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    duty = models.CharField(max_length=24)
    session = models.CharField(max_length=12)
    action = models.CharField(max_length=60)
    place = models.CharField(max_length=40)
    place_id = models.BigIntegerField()
    pupil_id = models.BigIntegerField(null=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    ground = models.TextField(default="")

    class Meta(Fact.Meta):
        indexes = [
            models.Index(fields=["school", "place", "place_id"], name="audit_place"),
            models.Index(fields=["school", "at"], name="audit_at"),
        ]
