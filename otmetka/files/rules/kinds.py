"""The allow-list: an extension, what the bytes must look like, and the type it is served as."""

from collections.abc import Callable
from dataclasses import dataclass

from otmetka.files.rules.archives import check_office, check_open_document
from otmetka.files.rules.images import redraw
from otmetka.files.rules.limits import Limits
from otmetka.files.rules.names import extension_of
from otmetka.files.rules.texts import to_utf8
from otmetka.files.rules.unfit import Unfit

#: Gets the bytes, gives the bytes to keep (pictures are drawn anew), raises Unfit.
Check = Callable[[bytes, Limits], bytes]


@dataclass(frozen=True)
class Kind:
    """A kind of file that may be kept."""

    content_type: str
    check: Check


def fit(name: str, content: bytes, limits: Limits) -> tuple[str, bytes]:
    """The content type and the bytes to keep. Raises :class:`Unfit` for everything not allowed."""
    kind = KINDS.get(extension_of(name))
    if kind is None:
        raise Unfit("kind")
    if not content:
        raise Unfit("empty")
    if len(content) > limits.file_bytes:
        raise Unfit("big", megabytes=limits.file_bytes // (1024 * 1024))
    return kind.content_type, kind.check(content, limits)


def _pdf(content: bytes, limits: Limits) -> bytes:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise Unfit("content")
    return content


def _mp3(content: bytes, limits: Limits) -> bytes:
    is_frame = content[0] == 0xFF and len(content) > 1 and content[1] & 0xE6 == 0xE2
    if not (content.startswith(b"ID3") or is_frame):
        raise Unfit("content")
    return content


def _picture(format_name: str) -> Check:
    return lambda content, limits: redraw(content, format_name, limits)


def _office(folder: str) -> Check:
    return lambda content, limits: check_office(content, folder, limits)


def _open_document(suffix: str) -> Check:
    return lambda content, limits: check_open_document(content, suffix, limits)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS = {
    "pdf": Kind("application/pdf", _pdf),
    "docx": Kind(f"{_OFFICE}wordprocessingml.document", _office("word")),
    "xlsx": Kind(f"{_OFFICE}spreadsheetml.sheet", _office("xl")),
    "pptx": Kind(f"{_OFFICE}presentationml.presentation", _office("ppt")),
    "odt": Kind(f"{_OPEN}text", _open_document("text")),
    "ods": Kind(f"{_OPEN}spreadsheet", _open_document("spreadsheet")),
    "odp": Kind(f"{_OPEN}presentation", _open_document("presentation")),
    "png": Kind("image/png", _picture("PNG")),
    "jpg": Kind("image/jpeg", _picture("JPEG")),
    "jpeg": Kind("image/jpeg", _picture("JPEG")),
    "webp": Kind("image/webp", _picture("WEBP")),
    "txt": Kind("text/plain; charset=utf-8", to_utf8),
    "mp3": Kind("audio/mpeg", _mp3),
}
