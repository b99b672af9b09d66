"""The allow-list: what the bytes are decides together with the name (SECURITY 11)."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from otmetka.files.rules.kinds import KINDS, fit
from otmetka.files.rules.limits import Limits
from otmetka.files.rules.names import extension_of, shown_name
from otmetka.files.rules.unfit import Unfit
from otmetka.files.words import REASONS, reason
from tests.files.makers import PDF, archive, docx, odt, picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
SMALL = Limits(file_bytes=100_000, pixels=10_000, unpacked_bytes=5_000_000, members=10)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("план.pdf", PDF),
        ("A.DOCX", docx()),
        ("лист.xlsx", archive({"[Content_Types].xml": b"", "xl/w.xml": b""})),
        ("п.pptx", archive({"[Content_Types].xml": b"", "ppt/p.xml": b""})),
        ("t.odt", odt()),
        ("a.jpg", picture()),
        ("a.jpeg", picture()),
        ("a.png", picture("PNG")),
        ("a.webp", picture("WEBP")),
        ("з.txt", "упр. 214".encode()),
        ("з.txt", "упр. 214".encode("windows-1251")),
        ("s.mp3", b"ID3\x04rest"),
    ],
)
def test_allowed_files_are_kept(name, content):
    content_type, kept = fit(name, content, SMALL)
    assert content_type == KINDS[extension_of(name)].content_type
    assert kept


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("page.html", HTML, "kind"),
        ("a.svg", SVG, "kind"),
        ("a.exe", b"MZ", "kind"),
        ("noextension", PDF, "kind"),
        (".pdf", PDF, "kind"),
        ("a.docm", docx(), "kind"),
        ("a.zip", archive({"a": b"b"}), "kind"),
        ("a.pdf.html", PDF, "kind"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"x" * 100_001, "big"),
        # the extension lies
        ("a.pdf", HTML, "content"),
        ("a.png", SVG, "content"),
        ("a.png", picture("JPEG"), "content"),
        ("a.jpg", HTML, "content"),
        ("a.docx", PDF, "content"),
        ("a.docx", odt(), "content"),
        ("a.odt", docx(), "content"),
        ("a.xlsx", docx(), "content"),
        ("a.txt", picture(), "content"),
        ("a.mp3", HTML, "content"),
        ("a.odt", odt(b"application/vnd.oasis.opendocument.text" + b" " * 300), "content"),
        ("a.pdf", PDF[:-7], "content"),
        ("a.jpg", picture()[:200], "content"),
        ("a.docx", docx()[:-30], "content"),
        # two files in one
        ("a.pdf", HTML + PDF, "content"),
        ("a.docx", PDF + docx(), "content"),
        ("a.docx", HTML + docx(), "content"),
        # macros, passwords, paths
        ("a.docx", docx(word__vbaProject_bin=b"1"), "macros"),
        (
            "a.odt",
            archive({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/M.xml": b""}),
            "macros",
        ),
        ("a.docx", docx(**{"..__..__etc__passwd": b"1"}), "content"),
        ("a.docx", docx(**{"__etc": b"1"}), "content"),
        # bombs
        ("a.docx", docx(word__a=b"\0" * 2_000_000), "bomb"),
        ("a.docx", docx(word__a=b"\0" * 6_000_000), "bomb"),
        ("a.docx", archive({f"word/{n}": b"" for n in range(11)}), "bomb"),
        ("a.png", picture("PNG", (200, 100)), "pixels"),
    ],
)
def test_everything_else_is_refused_with_its_reason(name, content, code):
    with pytest.raises(Unfit) as refused:
        fit(name, content, SMALL)
    assert refused.value.code == code
    assert "{" not in reason(refused.value)


def test_picture_that_says_it_is_huge_is_refused_before_it_is_unpacked():
    chunks = [
        b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0),
        b"IDAT" + zlib.compress(b"\0" * 99),
    ]
    body = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(body)
    with pytest.raises(Unfit, match="pixels"):
        fit("a.png", bomb, Limits())


def test_members_that_share_their_bytes_are_a_bomb():
    clean = bytearray(docx(word__a=b"a" * 100))
    at = clean.rfind(b"PK\x01\x02")
    clean[at + 20 : at + 24] = struct.pack("<I", len(clean) + 1)  # compressed size in the directory
    with pytest.raises(Unfit):
        fit("a.docx", bytes(clean), SMALL)


def test_locked_archive_is_refused():
    clean = bytearray(docx())
    at = clean.find(b"PK\x01\x02")
    clean[at + 8] |= 1
    with pytest.raises(Unfit, match="locked"):
        fit("a.docx", bytes(clean), SMALL)


def test_place_of_taking_and_hidden_pages_do_not_survive_in_a_picture():
    exif = Image.Exif()
    exif[0x010E] = "секретный адрес"
    exif[0x8825] = {1: "N", 2: (43.0, 29.0, 0.0)}
    dirty = picture("JPEG", exif=exif, comment=b"<script>") + HTML
    _type, kept = fit("a.jpg", dirty, SMALL)
    image = Image.open(BytesIO(kept))
    assert not dict(image.getexif()) and b"script" not in kept and b"Exif" not in kept
    assert image.size == (40, 30)


def test_picture_stands_as_the_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6
    _type, kept = fit("a.jpg", picture("JPEG", exif=exif), SMALL)
    assert Image.open(BytesIO(kept)).size == (30, 40)


@pytest.mark.parametrize("mode", ["P", "1", "L", "LA", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_colour_mode_are_drawn_anew(mode):
    out = BytesIO()
    format_name = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (8, 8)).save(out, format_name)
    _type, kept = fit("a.jpg" if mode == "CMYK" else "a.png", out.getvalue(), SMALL)
    assert Image.open(BytesIO(kept)).size == (8, 8)


def test_text_is_kept_in_utf_8():
    assert fit("a.txt", "Ёлка".encode("windows-1251"), SMALL)[1].decode() == "Ёлка"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Мои\\з.pdf", "з.pdf"),
        ("отчёт\u202efdp.exe", "отчётfdp.exe"),
        ("a\0b\n.pdf", "ab .pdf"),
        ("  две   штуки .pdf", "две штуки .pdf"),
        ("е\u0308лка.pdf", "ёлка.pdf"),
        ("", ""),
        ("я" * 300 + ".pdf", "я" * 116 + ".pdf"),
    ],
)
def test_names_are_shown_without_paths_and_disguises(raw, shown):
    assert shown_name(raw) == shown


@given(st.text(max_size=400))
def test_shown_name_never_holds_a_separator_or_a_control(raw):
    name = shown_name(raw)
    assert len(name) <= 400 and not set(name) & set("/\\\0\n\r\u202e\u2028")


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=300))
def test_random_bytes_are_kept_or_refused_but_never_break(extension, content):
    try:
        fit(f"a.{extension}", content, SMALL)
    except Unfit as unfit:
        assert unfit.code in REASONS
