"""Keeping files and giving them out: row, trail and file together; only to readers of the owner."""

import errno
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from otmetka.audit.models import AuditEntry
from otmetka.audit.trail import Who
from otmetka.core import slots
from otmetka.core.errors import Invalid, NotFound
from otmetka.files import store
from otmetka.files.models import StoredFile
from otmetka.files.rules.limits import Limits
from otmetka.files.services import store_uploads
from otmetka.files.web.views import stored_file
from otmetka.ui.errors import Unavailable
from tests.files.makers import PDF, picture

WHO = Who(account_id=1, person_id=7, duty="teacher", session="s")


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.FILE_STORE = tmp_path / "files"
    return settings.FILE_STORE


def keep(world, *uploads, **options):
    return store_uploads(school_id=world.home.school.id, uploads=uploads, who=WHO, now=world.now, **options)


def kept_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_file_row_and_trail_are_written_together(world, folder):
    [row] = keep(world, SimpleUploadedFile("../../Памятка 7А.pdf", PDF, content_type="text/html"))
    assert (row.name, row.content_type, row.size, row.uploaded_by) == (
        "Памятка 7А.pdf",
        "application/pdf",
        len(PDF),
        7,
    )
    [path] = kept_files(folder)
    assert path.read_bytes() == PDF and path.name == row.key and "Памятка" not in str(path)
    assert path.parent.stat().st_mode & 0o077 == 0
    entry = AuditEntry.objects.get(school_id=world.home.school.id, action="files.stored")
    assert entry.place_id == row.id and entry.new["sha256"] == row.sha256


def test_one_bad_file_refuses_all_of_the_upload(world, folder):
    with pytest.raises(Invalid) as refused:
        keep(world, SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.svg", b"<svg/>"))
    assert list(refused.value.details["fields"]) == ["b.svg"]
    assert not kept_files(folder) if folder.exists() else True
    assert not StoredFile.objects.filter(school_id=world.home.school.id).exists()


def test_too_many_files_are_refused(world, folder):
    with pytest.raises(Invalid, match="не больше 1"):
        keep(world, *[SimpleUploadedFile("a.pdf", PDF)] * 2, limits=Limits(files=1))


def test_full_disk_keeps_nothing_and_says_so(world, folder, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(Unavailable, match="кончилось место"):
        keep(world, SimpleUploadedFile("a.pdf", PDF))
    assert not kept_files(folder)


def test_row_that_fails_takes_its_file_away(world, folder, monkeypatch):
    monkeypatch.setattr("otmetka.files.services.store.record_many", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(world, SimpleUploadedFile("a.pdf", PDF))
    assert not kept_files(folder)


@pytest.mark.parametrize("key", ["../../etc/passwd", "a" * 63, "a" * 62 + "/b", ""])
def test_store_opens_its_own_keys_only(folder, key):
    with pytest.raises(ValueError, match="not a key"):
        store.open_stored(key)


class Request:
    def __init__(self, *schools):
        self.actor = type("Actor", (), {"school_ids": schools})()


def test_file_is_given_out_to_readers_as_an_attachment(world, folder, monkeypatch):
    [row] = keep(world, SimpleUploadedFile('Ёлка и "кавычки".jpg', picture()))
    asked = []
    reader = lambda actor, *, file_id, school_id: asked.append((file_id, school_id)) or True  # noqa: E731
    monkeypatch.setattr(slots, "_providers", {"files.readers": [reader]})
    response = stored_file(Request(world.home.school.id), row.id)
    assert asked == [(row.id, world.home.school.id)]
    assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%81")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Content-Type"] == "image/jpeg" and "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "case", ["nobody owns it", "owner refuses", "other school", "no such file", "lost on disk"]
)
def test_all_others_are_told_that_there_is_no_such_file(world, folder, monkeypatch, case):
    [row] = keep(world, SimpleUploadedFile("a.pdf", PDF))
    answer = case != "owner refuses"
    readers = [] if case == "nobody owns it" else [lambda actor, **ids: answer]
    monkeypatch.setattr(slots, "_providers", {"files.readers": readers})
    school = world.stranger.school if case == "other school" else world.home.school
    if case == "lost on disk":
        store.remove(row.key)
    with pytest.raises(NotFound):
        stored_file(Request(school.id), row.id + (case == "no such file"))


def test_application_may_not_change_a_stored_file(world, folder):
    [row] = keep(world, SimpleUploadedFile("a.pdf", PDF))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, 'files_storedfile', 'UPDATE'),"
            " has_table_privilege(current_user, 'files_storedfile', 'DELETE')"
        )
        assert cursor.fetchone() == (False, False)
    assert row.id
