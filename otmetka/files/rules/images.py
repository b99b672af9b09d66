"""Pictures are drawn anew: what was hidden in the file (place of taking, a second file) does not survive."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from otmetka.files.rules.limits import Limits
from otmetka.files.rules.unfit import Unfit

_MODES = {"JPEG": ("L", "RGB"), "PNG": ("L", "LA", "RGB", "RGBA"), "WEBP": ("RGB", "RGBA")}
_OPTIONS = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 88},
}


def redraw(content: bytes, format_name: str, limits: Limits) -> bytes:
    """The first frame, turned as its camera said, without metadata. Raises :class:`Unfit`."""
    try:
        with Image.open(BytesIO(content), formats=[format_name]) as image:
            if image.width * image.height > limits.pixels:
                raise Unfit("pixels", megapixels=limits.pixels // 1_000_000)
            return _encoded(ImageOps.exif_transpose(image), format_name)
    except Image.DecompressionBombError as bomb:
        raise Unfit("pixels", megapixels=limits.pixels // 1_000_000) from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Unfit("content") from broken


def _encoded(image: Image.Image, format_name: str) -> bytes:
    modes = _MODES[format_name]
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    wanted = "RGBA" if has_alpha and "RGBA" in modes else "RGB"
    pixels = image if image.mode in modes and not has_alpha else image.convert(wanted)
    # what hung on the picture (EXIF, comments, profiles, text chunks) would be written again from here
    pixels.info.clear()
    out = BytesIO()
    pixels.save(out, format_name, **_OPTIONS[format_name])
    return out.getvalue()
