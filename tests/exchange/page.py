"""Sending a file as a person does: the form, then the page that it leads to."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from otmetka.core.tenancy import narrow_scope


def send(client: Client, world, kind: str, data: bytes, name: str = "список.csv", **also):
    """Upload ``data`` and give the page of its import (or the form again)."""
    file = SimpleUploadedFile(name, data)
    fields = {"kind": kind, "file": file, "command": str(uuid4()), **also}
    answer = client.post("/exchange/imports/new/", fields)
    page = client.get(answer["Location"]) if answer.status_code == 302 else answer
    narrow_scope(world.home.school.id, world.stranger.school.id)
    return page
