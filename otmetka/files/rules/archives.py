"""Office files are archives: looked into without unpacking, so that a bomb never goes off here."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from otmetka.files.rules.limits import Limits
from otmetka.files.rules.unfit import Unfit

_ENCRYPTED = 0x1
_SMALL = 1024 * 1024
_MACRO_PARTS = ("vbaproject", "vbadata", "macrosheets/")
_MACRO_FOLDERS = ("basic/", "scripts/")
_LONGEST_MIMETYPE = 200


def check_office(content: bytes, folder: str, limits: Limits) -> bytes:
    """A file of OOXML whose parts lie in ``folder`` (word, xl, ppt). Raises :class:`Unfit`."""
    with _opened(content, limits) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" not in names or not any(n.startswith(f"{folder}/") for n in names):
            raise Unfit("content")
    return content


def check_open_document(content: bytes, suffix: str, limits: Limits) -> bytes:
    """A file of OpenDocument of the type ``suffix``. Raises :class:`Unfit`."""
    expected = f"application/vnd.oasis.opendocument.{suffix}".encode()
    with _opened(content, limits) as archive:
        if "mimetype" not in archive.namelist() or archive.getinfo("mimetype").file_size > _LONGEST_MIMETYPE:
            raise Unfit("content")
        if archive.read("mimetype").strip() != expected:
            raise Unfit("content")
    return content


def _opened(content: bytes, limits: Limits) -> ZipFile:
    # the signature must come first: a picture or a page with an archive at its end is refused
    if not content.startswith(b"PK\x03\x04"):
        raise Unfit("content")
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as broken:
        raise Unfit("content") from broken
    try:
        _check_members(archive, len(content), limits)
    except Unfit:
        archive.close()
        raise
    return archive


def _check_members(archive: ZipFile, size: int, limits: Limits) -> None:
    members = archive.infolist()
    # members that overlap are packed more than once into the same bytes: a bomb without a deep archive
    if len(members) > limits.members or sum(m.compress_size for m in members) > size:
        raise Unfit("bomb")
    if sum(m.file_size for m in members) > limits.unpacked_bytes:
        raise Unfit("bomb")
    for member in members:
        allowed = max(_SMALL, limits.unpacked_ratio * member.compress_size)
        if member.file_size > allowed:
            raise Unfit("bomb")
        if member.flag_bits & _ENCRYPTED:
            raise Unfit("locked")
        _check_name(member.filename)


def _check_name(name: str) -> None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]:
        raise Unfit("content")
    small = name.lower()
    if small.startswith(_MACRO_FOLDERS) or any(part in small for part in _MACRO_PARTS):
        raise Unfit("macros")
