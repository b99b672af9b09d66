"""Small files of our own making, clean and dirty."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def archive(members: dict[str, bytes]) -> bytes:
    """A zip of the members."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(**extra: bytes) -> bytes:
    """A file that looks like one of Word, with ``extra`` members («a__b» is a/b)."""
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return archive(members | {name.replace("__", "/"): body for name, body in extra.items()})


def odt(mimetype: bytes = b"application/vnd.oasis.opendocument.text") -> bytes:
    """A file of OpenDocument."""
    return archive({"mimetype": mimetype, "content.xml": b"<office:document/>"})


def picture(format_name: str = "JPEG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, format_name, **options)
    return out.getvalue()
