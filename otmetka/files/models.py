"""Uploaded files: kept outside the web root under random names (SECURITY 11)."""

from django.db import models

from otmetka.core.tenancy.models import Fact


class StoredFile(Fact):
    """One uploaded file of a school; ``key`` is its random name in the store."""

    key = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(fields=["school", "key"], name="files_file_key"),
        ]
